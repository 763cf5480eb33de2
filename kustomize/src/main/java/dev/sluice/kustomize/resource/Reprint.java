package dev.sluice.kustomize.resource;

import dev.sluice.kustomize.problem.Problems;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// An object as kustomize sees it after it printed it as YAML and read it again: before hashes,
/// JSON patches and the final output.
public final class Reprint {

    private Reprint() {}

    /// The object reprinted, the very same if that changes nothing.
    public static Mapping of(Mapping object) {
        return (Mapping) node(object);
    }

    @SuppressWarnings("ReferenceEquality") // What does not change stays the very same.
    private static YamlNode node(YamlNode node) {
        return switch (node) {
            case Scalar scalar -> scalar.reprinted();
            case Sequence sequence -> {
                List<YamlNode> changed = null;
                for (int i = 0; i < sequence.items().size(); i++) {
                    var item = sequence.items().get(i);
                    var reprinted = node(item);
                    if (reprinted != item) {
                        changed = changed == null ? new ArrayList<>(sequence.items()) : changed;
                        changed.set(i, reprinted);
                    }
                }
                yield changed == null ? sequence : new Sequence(changed, sequence.position());
            }
            case Mapping mapping -> {
                SequencedMap<String, Mapping.Field> changed = null;
                for (var entry : mapping.fields().entrySet()) {
                    var field = entry.getValue();
                    var reprinted = node(field.value());
                    if (reprinted != field.value()) {
                        changed = changed == null ? new LinkedHashMap<>(mapping.fields()) : changed;
                        changed.put(entry.getKey(), new Mapping.Field(field.key(), reprinted));
                    }
                }
                yield changed == null ? mapping : new Mapping(changed, mapping.position());
            }
        };
    }

    /// Notes the keys that Kubernetes cannot have: only the fields of the object itself may be
    /// called by numbers.
    public static void noteOddKeys(Mapping object, Problems problems) {
        object.fields().values().forEach(field -> noteOddKeys(field.value(), object, problems));
    }

    private static void noteOddKeys(YamlNode node, Mapping object, Problems problems) {
        switch (node) {
            case Scalar _ -> {}
            case Sequence sequence ->
                    sequence.items().forEach(item -> noteOddKeys(item, object, problems));
            case Mapping mapping -> {
                for (var field : mapping.fields().values()) {
                    var key = field.key();
                    if (!key.text().equals(key.value())) {
                        problems.error(
                                "InvalidKey",
                                key.position().isKnown() ? key.position() : object.position(),
                                "the key %s is no string".formatted(key.text()),
                                "put it in quotes, or choose another");
                    }
                    noteOddKeys(field.value(), object, problems);
                }
            }
        }
    }
}
