package dev.sluice.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;

/// A delivery by kind, namespace and name: `Kustomization/flux-system/apps`.
public record DeliveryId(String kind, String namespace, String name)
        implements Comparable<DeliveryId> {

    private static final Comparator<DeliveryId> ORDER =
            Comparator.comparing(DeliveryId::kind)
                    .thenComparing(DeliveryId::namespace)
                    .thenComparing(DeliveryId::name);

    public DeliveryId {
        KeyPart.check("kind", kind);
        KeyPart.check("namespace", namespace);
        KeyPart.check("name", name);
    }

    /// Reads what [#toString()] writes.
    @JsonCreator
    public static DeliveryId parse(String key) {
        String[] parts = KeyPart.split(key, 3);
        return new DeliveryId(parts[0], parts[1], parts[2]);
    }

    @Override
    public int compareTo(DeliveryId other) {
        return ORDER.compare(this, other);
    }

    /// The parts joined by `/`: the key on the log, and the form in JSON.
    @JsonValue
    @Override
    public String toString() {
        return kind + "/" + namespace + "/" + name;
    }
}
