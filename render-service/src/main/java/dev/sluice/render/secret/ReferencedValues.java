package dev.sluice.render.secret;

import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.Digest;
import dev.sluice.events.Layout;
import dev.sluice.events.PostBuild;
import dev.sluice.events.PostBuild.SubstituteFrom;
import dev.sluice.events.Problem;
import dev.sluice.render.substitution.Variables;
import dev.sluice.render.tree.Inputs;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;

/// The ConfigMaps and Secrets that deliveries take variables from.
public final class ReferencedValues {

    private static final String ABSENT = "absent";

    private final ObjectValues values;
    private final SealingKeys keys;

    public ReferencedValues(ObjectValues values, SealingKeys keys) {
        this.values = values;
        this.keys = keys;
    }

    /// What was found.
    ///
    /// @param seen the objects by the names of inputs, each with a digest of its values, which for
    ///     Secrets only holders of the sealing key can make
    /// @param problems why the variables are incomplete
    public record Found(
            Variables variables, SequencedMap<String, String> seen, List<Problem> problems) {

        public Found {
            problems = List.copyOf(problems);
        }
    }

    public Found of(DeliveryDeclaration delivery) {
        var postBuild =
                delivery.layout() instanceof Layout.FluxDirectory flux ? flux.postBuild() : null;
        var found = new Collected(delivery.delivery().namespace());
        if (postBuild != null) {
            postBuild.substituteFrom().forEach(found::add);
        }
        return found.found();
    }

    private final class Collected {

        private final String namespace;
        private final SequencedMap<String, String> variables = new LinkedHashMap<>();
        private final LinkedHashSet<String> secret = new LinkedHashSet<>();
        private final SequencedMap<String, String> seen = new LinkedHashMap<>();
        private final List<Problem> problems = new ArrayList<>();

        Collected(String namespace) {
            this.namespace = namespace;
        }

        Found found() {
            return new Found(new Variables(variables, secret), seen, problems);
        }

        void add(SubstituteFrom from) {
            var input = Inputs.values(kind(from), namespace, from.name());
            try {
                var entries = values.values(namespace, from.name());
                seen.put(input, entries.map(map -> digest(from, map)).orElse(ABSENT));
                entries.ifPresentOrElse(map -> add(from, map), () -> missing(from));
            } catch (UncheckedIOException e) {
                seen.put(input, "unreadable");
                report(
                        "ValuesUnreadable",
                        from,
                        String.valueOf(e.getMessage()),
                        "make it readable");
            }
        }

        private void add(SubstituteFrom from, SortedMap<String, byte[]> entries) {
            entries.forEach(
                    (name, bytes) -> {
                        var value = new String(bytes, StandardCharsets.UTF_8).replace("\n", "");
                        variables.put(name, value);
                        if (from.kind() == PostBuild.Kind.SECRET) {
                            secret.add(name);
                        } else {
                            secret.remove(name);
                        }
                    });
        }

        private void missing(SubstituteFrom from) {
            if (!from.optional()) {
                report(
                        "ValuesMissing",
                        from,
                        "there is no such object among the secrets of render-service",
                        "put its keys into the directory %s/%s, or set optional: true"
                                .formatted(namespace, from.name()));
            }
        }

        private String digest(SubstituteFrom from, SortedMap<String, byte[]> entries) {
            var text = canonical(entries);
            return switch (from.kind()) {
                case CONFIG_MAP -> Digest.of(text).toString();
                case SECRET -> keyed(from, text);
            };
        }

        private String keyed(SubstituteFrom from, byte[] text) {
            return switch (keys.current()) {
                case Keyset.Ready(var key) -> {
                    var place = Inputs.values(kind(from), namespace, from.name());
                    var sealed =
                            key.seal(
                                    Digest.of(text).toString(),
                                    place.getBytes(StandardCharsets.UTF_8));
                    yield Digest.of(sealed.toString().getBytes(StandardCharsets.UTF_8)).toString();
                }
                case Keyset.Unusable(var reason, var remedy) -> {
                    report("SealingKeyMissing", from, reason, remedy);
                    yield "unsealed";
                }
            };
        }

        private void report(String reason, SubstituteFrom from, String message, String remedy) {
            problems.add(
                    Problem.error(
                            reason,
                            "substituteFrom %s %s/%s: %s"
                                    .formatted(kind(from), namespace, from.name(), message),
                            remedy));
        }
    }

    /// Every key and value with its length, so that no two objects look the same.
    private static byte[] canonical(SortedMap<String, byte[]> entries) {
        var out = new ByteArrayOutputStream();
        entries.forEach(
                (key, value) -> {
                    var name = key.getBytes(StandardCharsets.UTF_8);
                    var lengths = "%d %d ".formatted(name.length, value.length);
                    out.writeBytes(lengths.getBytes(StandardCharsets.UTF_8));
                    out.writeBytes(name);
                    out.writeBytes(value);
                });
        return out.toByteArray();
    }

    private static String kind(SubstituteFrom from) {
        return switch (from.kind()) {
            case CONFIG_MAP -> "ConfigMap";
            case SECRET -> "Secret";
        };
    }
}
