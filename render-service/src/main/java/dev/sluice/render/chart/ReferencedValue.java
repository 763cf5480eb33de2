package dev.sluice.render.chart;

import dev.sluice.events.ChartValues.Kind;
import dev.sluice.events.ChartValues.ValuesReference;

/// What a key of a ConfigMap or Secret holds that a release takes values from.
public record ReferencedValue(ValuesReference reference, String text) {

    public boolean isSecret() {
        return reference.kind() == Kind.SECRET;
    }

    ReferencedValue with(String other) {
        return new ReferencedValue(reference, other);
    }

    /// `Secret apps/web, key values.yaml`.
    String name() {
        var kind =
                switch (reference.kind()) {
                    case CONFIG_MAP -> "ConfigMap";
                    case SECRET -> "Secret";
                };
        var key = reference.key();
        return "%s %s/%s, key %s".formatted(kind, key.namespace(), key.name(), key.key());
    }

    @Override
    public String toString() {
        return name();
    }
}
