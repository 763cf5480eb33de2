package dev.sluice.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A registered control plane by namespace and name.
public record ControlPlaneId(String namespace, String name) implements Comparable<ControlPlaneId> {

    public ControlPlaneId {
        KeyPart.check("namespace", namespace);
        KeyPart.check("name", name);
    }

    /// Reads what [#toString()] writes.
    @JsonCreator
    public static ControlPlaneId parse(String key) {
        String[] parts = KeyPart.split(key, 2);
        return new ControlPlaneId(parts[0], parts[1]);
    }

    @Override
    public int compareTo(ControlPlaneId other) {
        return toString().compareTo(other.toString());
    }

    /// The parts joined by `/`: the key on the log, and the form in JSON.
    @JsonValue
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
