package dev.sluice.render.secret;

import dev.sluice.events.DeliveryId;
import dev.sluice.events.ManifestBundle.BundledObject;
import dev.sluice.events.Problem;
import dev.sluice.events.SealedValue;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.YamlNode;
import dev.sluice.render.rendering.RenderedObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Seals the values of `Secret`s, and where values of other Secrets were read all values of all
/// objects. `stringData` becomes `data`, as the API server would have it, so
/// that a key that leaves the manifest also leaves the object.
public final class Sealing {

    /// What kubectl leaves on objects: a copy of the whole manifest.
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private final DeliveryId delivery;
    private final Keyset keyset;
    private final List<Problem> problems = new ArrayList<>();

    private Sealing(DeliveryId delivery, Keyset keyset) {
        this.delivery = delivery;
        this.keyset = keyset;
    }

    /// What may stand on the log, or why nothing may.
    public record Sealed(List<BundledObject> objects, List<Problem> problems) {}

    public static boolean isSecret(RenderedObject object) {
        return object.is("", "Secret");
    }

    public static Sealed seal(DeliveryId delivery, List<RenderedObject> objects, Keyset keyset) {
        var sealing = new Sealing(delivery, keyset);
        var bundled = objects.stream().map(sealing::bundled).toList();
        return new Sealed(bundled, List.copyOf(sealing.problems));
    }

    /// The same for objects that hold values of Secrets anywhere.
    public static Sealed sealWhole(
            DeliveryId delivery, List<RenderedObject> objects, Keyset keyset) {
        var sealing = new Sealing(delivery, keyset);
        var bundled =
                objects.stream()
                        .map(object -> sealing.whole(object, sealing.bundled(object)))
                        .toList();
        return new Sealed(bundled, List.copyOf(sealing.problems));
    }

    private BundledObject whole(RenderedObject object, BundledObject bundled) {
        return switch (keyset) {
            case Keyset.Ready(var key) -> new WholeSealing(delivery, object, key).seal(bundled);
            case Keyset.Unusable(var reason, var remedy) -> {
                report("SealingKeyMissing", object.position(), object, reason, remedy);
                yield bundled(Mapping.empty(object.position()), List.of());
            }
        };
    }

    private BundledObject bundled(RenderedObject object) {
        var bundled = withoutItsStage(object).at(object.stage());
        return object.isOnlyIfAbsent() ? bundled.onlyIfAbsent() : bundled;
    }

    private BundledObject withoutItsStage(RenderedObject object) {
        if (!isSecret(object)) {
            return bundled(object.manifest(), List.of());
        }
        return switch (keyset) {
            case Keyset.Ready(var key) -> sealed(object, key);
            case Keyset.Unusable(var reason, var remedy) -> {
                report("SealingKeyMissing", object.position(), object, reason, remedy);
                yield bundled(Mapping.empty(object.position()), List.of());
            }
        };
    }

    private BundledObject sealed(RenderedObject object, SealingKey key) {
        var data = data(object);
        var pointers = new ArrayList<String>();
        for (var field : data.fields().entrySet()) {
            if (field.getValue().value() instanceof Scalar value
                    && value.value() instanceof String secret) {
                var pointer = "/data/" + escaped(field.getKey());
                var place = SealedValue.associatedData(delivery, object.ref(), pointer);
                data =
                        data.with(
                                field.getKey(),
                                Scalar.string(
                                        key.seal(secret, place).toString(), value.position()));
                pointers.add(pointer);
            }
        }
        var manifest = withoutLastApplied(object.manifest()).without("stringData");
        manifest = data.isEmpty() ? manifest.without("data") : manifest.with("data", data);
        return bundled(manifest, pointers);
    }

    @SuppressWarnings("NullAway") // a record's constructor loses what its type arguments admit
    private static BundledObject bundled(Mapping manifest, List<String> pointers) {
        return new BundledObject(manifest.asJava(), pointers);
    }

    /// All values in base64, those of `stringData` over those of `data`.
    private Mapping data(RenderedObject object) {
        var data = Mapping.empty(object.position());
        for (var field : values(object, "data").fields().entrySet()) {
            data = data.with(field.getKey(), encoded(object, field.getKey(), field.getValue()));
        }
        for (var field : values(object, "stringData").fields().entrySet()) {
            var value = field.getValue().value();
            if (value instanceof Scalar scalar && scalar.value() instanceof String text) {
                var bytes = text.getBytes(StandardCharsets.UTF_8);
                var base64 = Base64.getEncoder().encodeToString(bytes);
                data = data.with(field.getKey(), Scalar.string(base64, value.position()));
            } else if (!isNull(value)) {
                notAString(object, "stringData." + field.getKey(), value.position());
            }
        }
        return data;
    }

    private Mapping values(RenderedObject object, String field) {
        var given = object.manifest().get(field);
        if (given.isEmpty() || isNull(given.get())) {
            return Mapping.empty(object.position());
        }
        if (given.get() instanceof Mapping values) {
            return values;
        }
        report(
                "InvalidSecret",
                given.get().position(),
                object,
                field + " is to be a mapping",
                "write one line for each key");
        return Mapping.empty(object.position());
    }

    private YamlNode encoded(RenderedObject object, String name, Mapping.Field field) {
        var value = field.value();
        if (isNull(value)) {
            return Scalar.string("", value.position());
        }
        if (!(value instanceof Scalar scalar) || !(scalar.value() instanceof String text)) {
            notAString(object, "data." + name, value.position());
            return Scalar.string("", value.position());
        }
        var base64 = text.replace("\n", "").replace("\r", "");
        if (!isBase64(base64)) {
            report(
                    "InvalidSecret",
                    value.position(),
                    object,
                    "data." + name + " is not base64",
                    "encode it, or write it under stringData");
        }
        return Scalar.string(base64, value.position());
    }

    private void notAString(RenderedObject object, String field, Position position) {
        report(
                "InvalidSecret",
                position,
                object,
                field + " is to be a string",
                "write it in quotes");
    }

    private void report(
            String reason, Position at, RenderedObject object, String message, String remedy) {
        problems.add(
                new Problem(
                        Problem.Severity.ERROR,
                        reason,
                        object.ref() + ": " + message,
                        at.file().isEmpty() ? null : at.file(),
                        at.isKnown() ? at.line() : null,
                        at.isKnown() ? at.column() : null,
                        remedy));
    }

    private static Mapping withoutLastApplied(Mapping manifest) {
        return manifest.mapping("metadata")
                .flatMap(
                        metadata ->
                                metadata.mapping("annotations")
                                        .filter(a -> a.get(LAST_APPLIED).isPresent())
                                        .map(a -> a.without(LAST_APPLIED))
                                        .map(a -> metadata.with("annotations", a)))
                .map(metadata -> manifest.with("metadata", metadata))
                .orElse(manifest);
    }

    private static boolean isNull(YamlNode node) {
        return node instanceof Scalar scalar && scalar.isNull();
    }

    private static boolean isBase64(String text) {
        if (text.length() % 4 != 0) {
            return false;
        }
        try {
            Base64.getDecoder().decode(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
