package dev.sluice.apply.kubernetes;

import dev.sluice.apply.controlplane.Answer;
import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.Answer.Refused;
import dev.sluice.apply.controlplane.Caller;
import dev.sluice.apply.controlplane.Refusal.Reason;
import dev.sluice.apply.inventory.Entry;
import dev.sluice.apply.inventory.Inventory;
import dev.sluice.apply.inventory.InventoryStore;
import dev.sluice.apply.inventory.Kept;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Inventories as Secrets of one namespace. The head is the one place of compare-and-swap; entries
/// beyond its size lie in parts that are named by their content and never change, written before
/// the head names them and deleted after it does not any more.
final class SecretInventories implements InventoryStore {

    private static final String LABEL = "sluice.dev/inventory";
    private static final String FIELD = "inventory.json";
    private static final String TYPE = "sluice.dev/inventory";
    private static final int LARGEST = 512 * 1024;
    private static final int HASH = 20;
    private static final int PAGE = 100;
    private static final int RACES = 5;

    private final Api api;
    private final String namespace;
    private final String path;

    SecretInventories(Api api, String namespace) {
        this.api = api;
        this.namespace = namespace;
        this.path = "/api/v1/namespaces/" + Paths.encoded(namespace) + "/secrets";
    }

    @Override
    public Answer<List<Kept>> all() {
        var secrets = new LinkedHashMap<String, Map<?, ?>>();
        String next = "";
        do {
            String page =
                    path
                            + "?labelSelector="
                            + Paths.encoded(LABEL)
                            + "&limit="
                            + PAGE
                            + (next.isEmpty() ? "" : "&continue=" + Paths.encoded(next));
            switch (api.get(null, page, Api.JSON)) {
                case Given<byte[]>(var body) -> {
                    var answer = Json.read(body);
                    for (var item : Json.list(answer, "items")) {
                        if (item instanceof Map<?, ?> secret) {
                            secrets.put(name(secret), secret);
                        }
                    }
                    next = Json.text(Json.map(answer, "metadata"), "continue");
                }
                case Refused<byte[]>(var refusal) -> {
                    return new Refused<>(refusal);
                }
            }
        } while (!next.isEmpty());
        return new Given<>(together(secrets));
    }

    private static List<Kept> together(Map<String, Map<?, ?>> secrets) {
        var all = new ArrayList<Kept>();
        for (var secret : secrets.values()) {
            if (label(secret).equals("head")) {
                var parts = new ArrayList<Map<?, ?>>();
                for (var part : parts(secret)) {
                    var found = secrets.get(part);
                    if (found != null) {
                        parts.add(found);
                    }
                }
                // A part that is not there was written anew since: the next reading has it.
                if (parts.size() == parts(secret).size()) {
                    kept(secret, parts).ifPresent(all::add);
                }
            }
        }
        return all;
    }

    @Override
    public Answer<Optional<Kept>> read(ControlPlaneId controlPlane, DeliveryId delivery) {
        for (int attempt = 1; ; attempt++) {
            var answer = readOnce(headName(controlPlane, delivery));
            // Its parts were replaced between reading the head and reading them.
            if (!answer.isRefusedAs(Reason.OUTDATED) || attempt == RACES) {
                return answer;
            }
        }
    }

    private Answer<Optional<Kept>> readOnce(String name) {
        var answer = api.get(null, path + "/" + name, Api.JSON);
        if (isAbsent(answer)) {
            return new Given<>(Optional.empty());
        }
        return switch (answer) {
            case Refused<byte[]>(var refusal) -> new Refused<>(refusal);
            case Given<byte[]>(var body) -> {
                var head = Json.read(body);
                var parts = new ArrayList<Map<?, ?>>();
                for (var part : parts(head)) {
                    switch (api.get(null, path + "/" + part, Api.JSON)) {
                        case Given<byte[]>(var content) -> parts.add(Json.read(content));
                        case Refused<byte[]>(var refusal) -> {
                            yield refusal.reason() == Reason.ABSENT
                                    ? Answer.refused(Reason.OUTDATED, "a part was replaced")
                                    : new Refused<>(refusal);
                        }
                    }
                }
                yield kept(head, parts)
                        .<Answer<Optional<Kept>>>map(kept -> new Given<>(Optional.of(kept)))
                        .orElseGet(
                                () ->
                                        Answer.refused(
                                                Reason.REJECTED,
                                                ("the inventory %s/%s cannot be read: restore it,"
                                                                + " or delete it to start with an"
                                                                + " empty one")
                                                        .formatted(namespace, name)));
            }
        };
    }

    private static boolean isAbsent(Answer<?> answer) {
        return answer.isRefusedAs(Reason.ABSENT) || answer.isRefusedAs(Reason.MISSING_NAMESPACE);
    }

    @Override
    public Answer<Kept> write(Caller caller, @Nullable Kept expected, Inventory next) {
        var name = headName(next.controlPlane(), next.delivery());
        var split = split(name, next.entries());
        for (var part : split.parts().entrySet()) {
            var answer = create(caller, secret(part.getKey(), "part", next, part.getValue()));
            if (answer instanceof Refused<byte[]>(var refusal)
                    && refusal.reason() != Reason.PRESENT) {
                return new Refused<>(refusal);
            }
        }
        var content = InventoryJson.head(next);
        content.put("parts", List.copyOf(split.parts().keySet()));
        content.put("entries", split.first());
        var head = secret(name, "head", next, Json.write(content));
        var answer = expected == null ? create(caller, head) : replace(caller, head, expected);
        return switch (answer) {
            case Given<byte[]>(var body) -> {
                sweep(caller, name, split.parts().keySet(), expected, next);
                yield new Given<>(new Kept(next, version(Json.read(body))));
            }
            case Refused<byte[]>(var refusal) ->
                    refusal.reason() == Reason.PRESENT || refusal.reason() == Reason.ABSENT
                            ? Answer.refused(Reason.OUTDATED, refusal.message())
                            : new Refused<>(refusal);
        };
    }

    private Answer<byte[]> replace(Caller caller, Map<String, Object> head, Kept expected) {
        var metadata = new LinkedHashMap<Object, Object>(Json.map(head, "metadata"));
        metadata.put("resourceVersion", expected.version());
        head.put("metadata", metadata);
        return api.send(
                caller,
                "PUT",
                path + "/" + Json.text(metadata, "name") + "?fieldManager=sluice",
                Api.JSON,
                Json.write(head),
                Api.METADATA);
    }

    private Answer<byte[]> create(Caller caller, Map<String, Object> secret) {
        var answer = post(caller, path, secret);
        if (!answer.isRefusedAs(Reason.MISSING_NAMESPACE)) {
            return answer;
        }
        var home = new LinkedHashMap<String, Object>();
        home.put("apiVersion", "v1");
        home.put("kind", "Namespace");
        home.put("metadata", Map.of("name", namespace));
        var made = post(caller, "/api/v1/namespaces", home);
        return made instanceof Given<byte[]> || made.isRefusedAs(Reason.PRESENT)
                ? post(caller, path, secret)
                : made;
    }

    private Answer<byte[]> post(Caller caller, String to, Map<String, Object> object) {
        return api.send(
                caller,
                "POST",
                to + "?fieldManager=sluice",
                Api.JSON,
                Json.write(object),
                Api.METADATA);
    }

    @Override
    public Answer<Kept> delete(Caller caller, Kept expected) {
        var inventory = expected.inventory();
        var name = headName(inventory.controlPlane(), inventory.delivery());
        var answer = remove(caller, name, expected.version());
        if (answer instanceof Refused<byte[]>(var refusal) && !isAbsent(answer)) {
            return new Refused<>(refusal);
        }
        split(name, inventory.entries()).parts().keySet().forEach(part -> remove(caller, part, ""));
        return new Given<>(expected);
    }

    /// Deletes the parts that only the former head named. One that stays is harmless.
    private void sweep(
            Caller caller,
            String name,
            Iterable<String> kept,
            @Nullable Kept expected,
            Inventory next) {
        if (expected == null || expected.inventory().entries().equals(next.entries())) {
            return;
        }
        var left = new ArrayList<>(split(name, expected.inventory().entries()).parts().keySet());
        kept.forEach(left::remove);
        left.forEach(part -> remove(caller, part, ""));
    }

    private Answer<byte[]> remove(Caller caller, String name, String version) {
        var options = new LinkedHashMap<String, Object>();
        options.put("kind", "DeleteOptions");
        options.put("apiVersion", "v1");
        if (!version.isEmpty()) {
            options.put("preconditions", Map.of("resourceVersion", version));
        }
        return api.send(
                caller, "DELETE", path + "/" + name, Api.JSON, Json.write(options), Api.JSON);
    }

    /// Entries as they are divided.
    private record Split(List<Object> first, Map<String, byte[]> parts) {}

    private static Split split(String name, List<Entry> entries) {
        var groups = new ArrayList<List<Object>>();
        var group = new ArrayList<Object>();
        int size = 0;
        for (var entry : entries) {
            var fields = InventoryJson.entry(entry);
            int length = Json.write(fields).length + 1;
            if (size + length > LARGEST) {
                groups.add(group);
                group = new ArrayList<>();
                size = 0;
            }
            group.add(fields);
            size += length;
        }
        groups.add(group);
        var parts = new LinkedHashMap<String, byte[]>();
        for (var rest : groups.subList(1, groups.size())) {
            byte[] content = Json.write(Map.of("entries", rest));
            parts.put(name + "-" + hash(content), content);
        }
        return new Split(groups.getFirst(), parts);
    }

    private Map<String, Object> secret(
            String name, String label, Inventory inventory, byte[] content) {
        var annotations = new LinkedHashMap<String, Object>();
        annotations.put("sluice.dev/control-plane", inventory.controlPlane().toString());
        annotations.put("sluice.dev/inventory-of", inventory.delivery().toString());
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("name", name);
        metadata.put("namespace", namespace);
        metadata.put("labels", Map.of(LABEL, label));
        metadata.put("annotations", annotations);
        var secret = new LinkedHashMap<String, Object>();
        secret.put("apiVersion", "v1");
        secret.put("kind", "Secret");
        secret.put("type", TYPE);
        secret.put("metadata", metadata);
        secret.put("data", Map.of(FIELD, Base64.getEncoder().encodeToString(content)));
        return secret;
    }

    private static Optional<Kept> kept(Map<?, ?> head, List<Map<?, ?>> parts) {
        var content = content(head);
        var entries = new ArrayList<Object>(Json.list(content, "entries"));
        parts.forEach(part -> entries.addAll(Json.list(content(part), "entries")));
        try {
            return Optional.of(new Kept(InventoryJson.read(content, entries), version(head)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static List<String> parts(Map<?, ?> head) {
        return Json.list(content(head), "parts").stream().map(String::valueOf).toList();
    }

    private static Map<?, ?> content(Map<?, ?> secret) {
        String data = Json.text(Json.map(secret, "data"), FIELD);
        try {
            return Json.read(Base64.getDecoder().decode(data));
        } catch (IllegalArgumentException _) {
            return Map.of();
        }
    }

    private static String label(Map<?, ?> secret) {
        return Json.text(Json.map(Json.map(secret, "metadata"), "labels"), LABEL);
    }

    private static String name(Map<?, ?> secret) {
        return Json.text(Json.map(secret, "metadata"), "name");
    }

    private static String version(Map<?, ?> secret) {
        return Json.text(Json.map(secret, "metadata"), "resourceVersion");
    }

    private static String headName(ControlPlaneId controlPlane, DeliveryId delivery) {
        String key = controlPlane + "/" + delivery;
        return "sluice-" + hash(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(byte[] content) {
        String digest = Digest.of(content).value();
        int start = digest.indexOf(':') + 1;
        return digest.substring(start, start + HASH);
    }
}
