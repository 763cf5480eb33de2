package dev.sluice.render.secret;

import dev.sluice.events.ChartValues.ValuesReference;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.Digest;
import dev.sluice.events.Layout;
import dev.sluice.events.PostBuild.SubstituteFrom;
import dev.sluice.events.Problem;
import dev.sluice.render.chart.ReferencedValue;
import dev.sluice.render.secret.ReferencedObject.Kind;
import dev.sluice.render.substitution.Variables;
import dev.sluice.render.tree.Inputs;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;

/// The ConfigMaps and Secrets that deliveries take variables and values from.
public final class ReferencedValues {

    private static final String ABSENT = "absent";
    private static final String UNREADABLE = "unreadable";

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

    /// An object, and which field of a definition refers to it.
    private record Referred(ReferencedObject object, String field) {

        String input() {
            return Inputs.values(object.kind().word(), object.namespace(), object.name());
        }
    }

    /// The objects that a delivery refers to.
    public static Set<ReferencedObject> objects(DeliveryDeclaration delivery) {
        var objects = new LinkedHashSet<ReferencedObject>();
        substituteFrom(delivery).forEach(from -> objects.add(object(delivery, from)));
        valuesFrom(delivery).forEach(from -> objects.add(object(from)));
        return objects;
    }

    public Found of(DeliveryDeclaration delivery) {
        var found = new Collected();
        substituteFrom(delivery).forEach(from -> found.add(object(delivery, from), from));
        valuesFrom(delivery).forEach(found::add);
        return found.found();
    }

    private static List<SubstituteFrom> substituteFrom(DeliveryDeclaration delivery) {
        return delivery.layout() instanceof Layout.FluxDirectory flux && flux.postBuild() != null
                ? flux.postBuild().substituteFrom()
                : List.of();
    }

    private static List<ValuesReference> valuesFrom(DeliveryDeclaration delivery) {
        return delivery.layout()
                .chart()
                .map(release -> release.values().references())
                .orElse(List.of());
    }

    private static ReferencedObject object(DeliveryDeclaration delivery, SubstituteFrom from) {
        var kind =
                switch (from.kind()) {
                    case CONFIG_MAP -> Kind.CONFIG_MAP;
                    case SECRET -> Kind.SECRET;
                };
        return new ReferencedObject(kind, delivery.delivery().namespace(), from.name());
    }

    private static ReferencedObject object(ValuesReference from) {
        var kind =
                switch (from.kind()) {
                    case CONFIG_MAP -> Kind.CONFIG_MAP;
                    case SECRET -> Kind.SECRET;
                };
        return new ReferencedObject(kind, from.key().namespace(), from.key().name());
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

        void add(ReferencedObject object, SubstituteFrom from) {
            var referred = new Referred(object, "substituteFrom");
            switch (read(referred)) {
                case Values.Present(var byKey) ->
                        byKey.forEach((name, bytes) -> variable(object, name, bytes));
                case Values.Absent _ when from.optional() -> {}
                case Values.Absent absent -> missing(referred, absent);
                case Values.Unreadable unreadable -> unreadable(referred, unreadable);
            }
        }

        void add(ValuesReference reference) {
            var referred = new Referred(object(reference), "valuesFrom");
            var key = reference.key().key();
            switch (read(referred)) {
                case Values.Present(var byKey) when byKey.containsKey(key) -> {
                    var text = new String(byKey.get(key), StandardCharsets.UTF_8);
                    given.add(new ReferencedValue(reference, text));
                }
                case Values.Absent _, Values.Present _ when reference.optional() -> {}
                case Values.Present _ ->
                        missing(referred, new Values.Absent("it has no key " + key, "add the key"));
                case Values.Absent absent -> missing(referred, absent);
                case Values.Unreadable unreadable -> unreadable(referred, unreadable);
            }
        }

        private Values read(Referred referred) {
            var read = values.of(referred.object());
            seen.put(
                    referred.input(),
                    switch (read) {
                        case Values.Present(var byKey) -> digest(referred, byKey);
                        case Values.Absent _ -> ABSENT;
                        case Values.Unreadable _ -> UNREADABLE;
                    });
            return read;
        }

        private void variable(ReferencedObject from, String name, byte[] bytes) {
            var value = new String(bytes, StandardCharsets.UTF_8).replace("\n", "");
            variables.put(name, value);
            if (from.isSecret()) {
                secret.add(name);
            } else {
                secret.remove(name);
            }
        }

        private void missing(Referred referred, Values.Absent absent) {
            report(
                    "ValuesMissing",
                    referred,
                    absent.message(),
                    absent.remedy() + ", or set optional: true");
        }

        private void unreadable(Referred referred, Values.Unreadable why) {
            report(why.reason(), referred, why.message(), why.remedy());
        }

        private String digest(Referred referred, SortedMap<String, byte[]> entries) {
            var text = canonical(entries);
            return referred.object().isSecret()
                    ? keyed(referred, text)
                    : Digest.of(text).toString();
        }

        private String keyed(Referred referred, byte[] text) {
            return switch (keys.current()) {
                case Keyset.Ready(var key) -> {
                    var place = referred.input().getBytes(StandardCharsets.UTF_8);
                    var sealed = key.seal(Digest.of(text).toString(), place);
                    yield Digest.of(sealed.toString().getBytes(StandardCharsets.UTF_8)).toString();
                }
                case Keyset.Unusable(var reason, var remedy) -> {
                    report("SealingKeyMissing", referred, reason, remedy);
                    yield "unsealed";
                }
            };
        }

        private void report(String reason, Referred referred, String message, String remedy) {
            problems.add(
                    Problem.error(
                            reason,
                            "%s %s: %s".formatted(referred.field(), referred.object(), message),
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
}
