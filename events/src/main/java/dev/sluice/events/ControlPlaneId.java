package dev.sluice.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;

/// A registered control plane by namespace and name.
public record ControlPlaneId(String namespace, String name) implements Comparable<ControlPlaneId> {

    private static final Comparator<ControlPlaneId> ORDER =
            Comparator.comparing(ControlPlaneId::namespace).thenComparing(ControlPlaneId::name);

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
        return ORDER.compare(this, other);
    }

    /// The parts joined by `/`: the key on the log, and the form in JSON.
    @JsonValue
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
