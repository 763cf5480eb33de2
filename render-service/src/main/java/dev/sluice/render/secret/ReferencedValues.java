package dev.sluice.render.secret;

import dev.sluice.events.ChartValues.ValuesReference;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.Digest;
import dev.sluice.events.Layout;
import dev.sluice.events.PostBuild.SubstituteFrom;
import dev.sluice.events.Problem;
import dev.sluice.render.chart.ReferencedValue;
import dev.sluice.render.substitution.Variables;
import dev.sluice.render.tree.Inputs;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;

/// The ConfigMaps and Secrets that deliveries take variables and values from.
public final class ReferencedValues {

    private static final String ABSENT = "absent";
    private static final String UNREADABLE = "unreadable";
    private static final String CONFIG_MAP = "ConfigMap";
    private static final String SECRET = "Secret";

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
    /// @param values what a chart is given
    /// @param problems why they are incomplete
    public record Found(
            Variables variables,
            List<ReferencedValue> values,
            SequencedMap<String, String> seen,
            List<Problem> problems) {

        public Found {
            values = List.copyOf(values);
            problems = List.copyOf(problems);
        }

        /// Whether any of it comes from a Secret.
        public boolean isSecret() {
            return !variables.secret().isEmpty()
                    || values.stream().anyMatch(ReferencedValue::isSecret);
        }
    }

    /// An object by kind, namespace and name, and which field of a definition refers to it.
    private record Referred(String kind, String namespace, String name, String field) {

        String input() {
            return Inputs.values(kind, namespace, name);
        }

        boolean isSecret() {
            return kind.equals(SECRET);
        }
    }

    public Found of(DeliveryDeclaration delivery) {
        var postBuild =
                delivery.layout() instanceof Layout.FluxDirectory flux ? flux.postBuild() : null;
        var found = new Collected();
        if (postBuild != null) {
            var namespace = delivery.delivery().namespace();
            postBuild.substituteFrom().forEach(from -> found.add(namespace, from));
        }
        delivery.layout()
                .chart()
                .ifPresent(release -> release.values().references().forEach(found::add));
        return found.found();
    }

    private final class Collected {

        private final SequencedMap<String, String> variables = new LinkedHashMap<>();
        private final LinkedHashSet<String> secret = new LinkedHashSet<>();
        private final List<ReferencedValue> given = new ArrayList<>();
        private final SequencedMap<String, String> seen = new LinkedHashMap<>();
        private final List<Problem> problems = new ArrayList<>();

        Found found() {
            return new Found(new Variables(variables, secret), given, seen, problems);
        }

        void add(String namespace, SubstituteFrom from) {
            var object = new Referred(kind(from), namespace, from.name(), "substituteFrom");
            var entries = read(object);
            if (entries.isPresent()) {
                entries.get().forEach((name, bytes) -> variable(object, name, bytes));
            } else if (!from.optional()) {
                missing(object, "there is no such object");
            }
        }

        void add(ValuesReference reference) {
            var key = reference.key();
            var object = new Referred(kind(reference), key.namespace(), key.name(), "valuesFrom");
            var entries = read(object);
            var value = entries.flatMap(map -> Optional.ofNullable(map.get(key.key())));
            if (value.isPresent()) {
                var text = new String(value.get(), StandardCharsets.UTF_8);
                given.add(new ReferencedValue(reference, text));
            } else if (!reference.optional()) {
                missing(
                        object,
                        entries.isPresent()
                                ? "it has no key " + key.key()
                                : "there is no such object");
            }
        }

        private Optional<SortedMap<String, byte[]>> read(Referred object) {
            try {
                var entries = values.values(object.namespace(), object.name());
                seen.put(object.input(), entries.map(map -> digest(object, map)).orElse(ABSENT));
                return entries;
            } catch (UncheckedIOException e) {
                seen.put(object.input(), UNREADABLE);
                report(
                        "ValuesUnreadable",
                        object,
                        String.valueOf(e.getMessage()),
                        "make it readable");
                return Optional.empty();
            }
        }

        private void variable(Referred from, String name, byte[] bytes) {
            var value = new String(bytes, StandardCharsets.UTF_8).replace("\n", "");
            variables.put(name, value);
            if (from.isSecret()) {
                secret.add(name);
            } else {
                secret.remove(name);
            }
        }

        private void missing(Referred object, String what) {
            if (UNREADABLE.equals(seen.get(object.input()))) {
                return;
            }
            report(
                    "ValuesMissing",
                    object,
                    what + " among the secrets of render-service",
                    "put its keys into the directory %s/%s, or set optional: true"
                            .formatted(object.namespace(), object.name()));
        }

        private String digest(Referred object, SortedMap<String, byte[]> entries) {
            var text = canonical(entries);
            return object.isSecret() ? keyed(object, text) : Digest.of(text).toString();
        }

        private String keyed(Referred object, byte[] text) {
            return switch (keys.current()) {
                case Keyset.Ready(var key) -> {
                    var place = object.input().getBytes(StandardCharsets.UTF_8);
                    var sealed = key.seal(Digest.of(text).toString(), place);
                    yield Digest.of(sealed.toString().getBytes(StandardCharsets.UTF_8)).toString();
                }
                case Keyset.Unusable(var reason, var remedy) -> {
                    report("SealingKeyMissing", object, reason, remedy);
                    yield "unsealed";
                }
            };
        }

        private void report(String reason, Referred object, String message, String remedy) {
            problems.add(
                    Problem.error(
                            reason,
                            "%s %s %s/%s: %s"
                                    .formatted(
                                            object.field(),
                                            object.kind(),
                                            object.namespace(),
                                            object.name(),
                                            message),
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
            case CONFIG_MAP -> CONFIG_MAP;
            case SECRET -> SECRET;
        };
    }

    private static String kind(ValuesReference reference) {
        return switch (reference.kind()) {
            case CONFIG_MAP -> CONFIG_MAP;
            case SECRET -> SECRET;
        };
    }
}
