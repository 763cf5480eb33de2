package dev.sluice.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;

/// A source by kind, namespace and name: `GitRepository/flux-system/podinfo`.
public record SourceId(String kind, String namespace, String name) implements Comparable<SourceId> {

    private static final Comparator<SourceId> ORDER =
            Comparator.comparing(SourceId::kind)
                    .thenComparing(SourceId::namespace)
                    .thenComparing(SourceId::name);

    public SourceId {
        KeyPart.check("kind", kind);
        KeyPart.check("namespace", namespace);
        KeyPart.check("name", name);
    }

    /// Reads what [#toString()] writes.
    @JsonCreator
    public static SourceId parse(String key) {
        String[] parts = KeyPart.split(key, 3);
        return new SourceId(parts[0], parts[1], parts[2]);
    }

    @Override
    public int compareTo(SourceId other) {
        return ORDER.compare(this, other);
    }

    /// The parts joined by `/`: the key on the log, and the form in JSON.
    @JsonValue
    @Override
    public String toString() {
        return kind + "/" + namespace + "/" + name;
    }
}
