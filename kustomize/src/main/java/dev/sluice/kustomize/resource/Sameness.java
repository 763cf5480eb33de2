package dev.sluice.kustomize.resource;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;

/// Whether nobody wrote into an object. Kustomize compares nodes with the lines and columns at
/// which they stand in their files; what a transformer wrote stands in none, and so the same value
/// written again shows only where it was read from a file.
final class Sameness {

    private Sameness() {}

    static boolean areSame(YamlNode before, YamlNode after) {
        return switch (before) {
            case Scalar old -> after instanceof Scalar scalar && areSame(old, scalar);
            case Sequence old -> after instanceof Sequence list && areSame(old, list);
            case Mapping old -> after instanceof Mapping mapping && areSame(old, mapping);
        };
    }

    private static boolean areSame(Scalar before, Scalar after) {
        var areWritten =
                before.style() == Scalar.Style.UNTYPED && after.style() == Scalar.Style.UNTYPED;
        return areWritten ? before.text().equals(after.text()) : before.equals(after);
    }

    private static boolean areSame(Sequence before, Sequence after) {
        var count = before.items().size();
        if (count != after.items().size()) {
            return false;
        }
        for (var i = 0; i < count; i++) {
            if (!areSame(before.items().get(i), after.items().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean areSame(Mapping before, Mapping after) {
        if (before.fields().size() != after.fields().size()) {
            return false;
        }
        for (var field : before.fields().entrySet()) {
            var value = after.get(field.getKey());
            if (value.isEmpty() || !areSame(field.getValue().value(), value.get())) {
                return false;
            }
        }
        return true;
    }
}
