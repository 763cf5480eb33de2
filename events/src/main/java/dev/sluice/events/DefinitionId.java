package dev.sluice.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;

/// A user's resource by kind, namespace and name; its declarations have ids of their own.
public record DefinitionId(String kind, String namespace, String name)
        implements Comparable<DefinitionId> {

    private static final Comparator<DefinitionId> ORDER =
            Comparator.comparing(DefinitionId::kind)
                    .thenComparing(DefinitionId::namespace)
                    .thenComparing(DefinitionId::name);

    public DefinitionId {
        KeyPart.check("kind", kind);
        KeyPart.check("namespace", namespace);
        KeyPart.check("name", name);
    }

    /// Reads what [#toString()] writes.
    @JsonCreator
    public static DefinitionId parse(String key) {
        String[] parts = KeyPart.split(key, 3);
        return new DefinitionId(parts[0], parts[1], parts[2]);
    }

    @Override
    public int compareTo(DefinitionId other) {
        return ORDER.compare(this, other);
    }

    /// The parts joined by `/`: the key on the log, and the form in JSON.
    @JsonValue
    @Override
    public String toString() {
        return kind + "/" + namespace + "/" + name;
    }
}
