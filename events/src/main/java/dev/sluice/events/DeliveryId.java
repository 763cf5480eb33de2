package dev.sluice.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A delivery by kind, namespace and name: `Kustomization/flux-system/apps`.
public record DeliveryId(String kind, String namespace, String name)
        implements Comparable<DeliveryId> {

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
        return toString().compareTo(other.toString());
    }

    /// The parts joined by `/`: the key on the log, and the form in JSON.
    @JsonValue
    @Override
    public String toString() {
        return kind + "/" + namespace + "/" + name;
    }
}
