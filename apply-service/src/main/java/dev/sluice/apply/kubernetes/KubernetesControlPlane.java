package dev.sluice.apply.kubernetes;

import dev.sluice.apply.controlplane.Answer;
import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.Answer.Refused;
import dev.sluice.apply.controlplane.Caller;
import dev.sluice.apply.controlplane.ControlPlane;
import dev.sluice.apply.controlplane.FieldOwner;
import dev.sluice.apply.controlplane.Kind;
import dev.sluice.apply.controlplane.Kinds;
import dev.sluice.apply.controlplane.LiveObject;
import dev.sluice.apply.controlplane.Manner;
import dev.sluice.apply.controlplane.Profile;
import dev.sluice.apply.controlplane.Refusal;
import dev.sluice.apply.controlplane.Refusal.Reason;
import dev.sluice.apply.controlplane.Sight;
import dev.sluice.apply.controlplane.Watching;
import dev.sluice.events.ResourceRef;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A control plane by its API.
final class KubernetesControlPlane implements ControlPlane {

    private static final String APPLY = "application/apply-patch+yaml";
    private static final String MERGE = "application/merge-patch+json";
    private static final int RACES = 4;

    private final Api api;
    private final String inventoryNamespace;

    KubernetesControlPlane(Api api, String inventoryNamespace) {
        this.api = api;
        this.inventoryNamespace = inventoryNamespace;
    }

    @Override
    public Answer<Profile> profile() {
        return switch (api.get(null, "/version", Api.JSON)) {
            case Given<byte[]>(var body) ->
                    identity()
                            .map(
                                    identity ->
                                            new Profile(
                                                    identity,
                                                    Json.text(Json.read(body), "gitVersion")));
            case Refused<byte[]>(var refusal) -> new Refused<>(refusal);
        };
    }

    private Answer<String> identity() {
        var system = uid("kube-system");
        return system.isRefusedAs(Reason.FORBIDDEN) || system.isRefusedAs(Reason.ABSENT)
                ? uid(inventoryNamespace)
                : system;
    }

    private Answer<String> uid(String namespace) {
        String path = "/api/v1/namespaces/" + Paths.encoded(namespace);
        var answer = api.get(null, path, Api.METADATA);
        if (answer.isRefusedAs(Reason.MISSING_NAMESPACE)) {
            return Answer.refused(Reason.ABSENT, "there is no namespace " + namespace);
        }
        return answer.map(body -> Json.text(Json.map(Json.read(body), "metadata"), "uid"));
    }

    @Override
    public Answer<Kinds> kinds() {
        return new Discovery(api).run();
    }

    @Override
    public Answer<LiveObject> apply(
            Caller caller,
            Kind kind,
            Map<String, ? extends @Nullable Object> object,
            FieldOwner owner,
            Manner manner) {
        String path =
                Paths.of(kind, ResourceRef.of(object))
                        + "?fieldManager="
                        + Paths.encoded(owner.name())
                        + "&force="
                        + (manner == Manner.FORCED)
                        + (manner == Manner.DRY ? "&dryRun=All" : "");
        byte[] body = Json.write(object);
        String accept = LiveObjects.accept(kind);
        for (int attempt = 1; ; attempt++) {
            var answer = api.send(caller, "PATCH", path, APPLY, body, accept);
            if (!lostRace(answer) || attempt == RACES) {
                return read(kind, answer);
            }
        }
    }

    /// Somebody wrote between the server's own reading and writing: it may be asked again at once.
    private static boolean lostRace(Answer<?> answer) {
        return answer instanceof Refused<?>(var refusal)
                && refusal.reason() == Reason.OUTDATED
                && refusal.message().contains("the object has been modified");
    }

    @Override
    public Answer<LiveObject> read(Caller caller, Kind kind, ResourceRef object) {
        return read(kind, api.get(caller, Paths.of(kind, object), LiveObjects.accept(kind)));
    }

    private static Answer<LiveObject> read(Kind kind, Answer<byte[]> answer) {
        if (answer instanceof Refused<byte[]>(var refusal)
                && refusal.reason() == Reason.MISSING_NAMESPACE
                && kind.name().equals("/Namespace")) {
            return Answer.refused(Reason.ABSENT, refusal.message());
        }
        return answer.map(body -> LiveObjects.of(kind, body));
    }

    @Override
    public Answer<LiveObject> delete(Caller caller, Kind kind, LiveObject object) {
        var preconditions = new LinkedHashMap<String, Object>();
        preconditions.put("uid", object.uid());
        preconditions.put("resourceVersion", object.resourceVersion());
        var options = new LinkedHashMap<String, Object>();
        options.put("kind", "DeleteOptions");
        options.put("apiVersion", "v1");
        options.put("preconditions", preconditions);
        options.put("propagationPolicy", "Background");
        var answer =
                api.send(
                        caller,
                        "DELETE",
                        Paths.of(kind, object.ref()),
                        Api.JSON,
                        Json.write(options),
                        Api.JSON);
        return read(kind, answer.map(_ -> Json.write(Map.of()))).map(_ -> object);
    }

    @Override
    public Answer<LiveObject> handOver(
            Caller caller, Kind kind, LiveObject object, FieldOwner from, FieldOwner to) {
        if (object.fields().containsKey(to.name())) {
            var nothing = new LinkedHashMap<String, @Nullable Object>();
            nothing.put("apiVersion", kind.apiVersion());
            nothing.put("kind", kind.kind());
            nothing.put("metadata", name(object));
            return apply(caller, kind, nothing, from, Manner.POLITE);
        }
        String path = Paths.of(kind, object.ref());
        return switch (api.get(caller, path, Api.METADATA)) {
            case Given<byte[]>(var body) -> {
                var metadata = Json.map(Json.read(body), "metadata");
                if (!Json.text(metadata, "uid").equals(object.uid())) {
                    yield Answer.refused(Reason.OUTDATED, "another object has its name now");
                }
                yield rename(caller, kind, path, metadata, new Renaming(from, to));
            }
            case Refused<byte[]>(var refusal) -> new Refused<>(refusal);
        };
    }

    private static Map<String, Object> name(LiveObject object) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("name", object.ref().name());
        metadata.put("uid", object.uid());
        if (!object.ref().namespace().isEmpty()) {
            metadata.put("namespace", object.ref().namespace());
        }
        return metadata;
    }

    /// Who owns fields, and who is to own them.
    private record Renaming(FieldOwner from, FieldOwner to) {

        Object of(@Nullable Object item) {
            var renamed = new LinkedHashMap<Object, @Nullable Object>();
            if (item instanceof Map<?, ?> map) {
                renamed.putAll(map);
                if (from.name().equals(map.get("manager"))) {
                    renamed.put("manager", to.name());
                }
            }
            return renamed;
        }
    }

    /// To take the former owner out and leave the list empty would not do: the server would make up
    /// an owner of all there is, from whom nobody takes a field.
    private Answer<LiveObject> rename(
            Caller caller, Kind kind, String path, Map<?, ?> metadata, Renaming renaming) {
        var patch = new LinkedHashMap<String, Object>();
        patch.put("resourceVersion", Json.text(metadata, "resourceVersion"));
        patch.put(
                "managedFields",
                Json.list(metadata, "managedFields").stream().map(renaming::of).toList());
        var answer =
                api.send(
                        caller,
                        "PATCH",
                        path + "?fieldManager=sluice",
                        MERGE,
                        Json.write(Map.of("metadata", patch)),
                        LiveObjects.accept(kind));
        return read(kind, answer);
    }

    @Override
    public Answer<String> createNamespace(Caller caller, String name) {
        var namespace = new LinkedHashMap<String, Object>();
        namespace.put("apiVersion", "v1");
        namespace.put("kind", "Namespace");
        namespace.put("metadata", Map.of("name", name));
        var answer =
                api.send(
                        caller,
                        "POST",
                        "/api/v1/namespaces?fieldManager=sluice",
                        Api.JSON,
                        Json.write(namespace),
                        Api.METADATA);
        if (!(answer instanceof Refused<byte[]>(var refusal))) {
            return new Given<>(name);
        }
        if (refusal.reason() == Reason.PRESENT) {
            return new Given<>(name);
        }
        // Who may not make namespaces may still use one that is there.
        if (refusal.reason() == Reason.FORBIDDEN
                && api.get(caller, "/api/v1/namespaces/" + Paths.encoded(name), Api.METADATA)
                        instanceof Given<byte[]>) {
            return new Given<>(name);
        }
        return new Refused<>(
                new Refusal(
                        refusal.reason(), "namespace %s: %s".formatted(name, refusal.message())));
    }

    @Override
    public Watching watch(Kind kind, @Nullable String namespace, Sight sight) {
        var watch = new KindWatch(api, kind, namespace, sight);
        watch.start();
        return watch;
    }

    @Override
    public void close() {
        api.close();
    }
}
