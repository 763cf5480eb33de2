package dev.sluice.kustomize.resource;

import dev.sluice.kustomize.problem.Problems;
import dev.sluice.manifest.EqualKeys;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;

/// An object as kustomize sees it after it printed it as YAML and read it again: before hashes,
/// JSON patches and the final output.
public final class Reprint {

    private Reprint() {}

    /// The object reprinted, the very same if that changes nothing.
    public static Mapping of(Mapping object) {
        return (Mapping) node(object);
    }

    private static YamlNode node(YamlNode node) {
        return switch (node) {
            case Scalar scalar -> scalar.reprinted();
            case Sequence sequence -> Edits.items(sequence, Reprint::node);
            case Mapping mapping -> mapping.withValues((_, value) -> node(value));
        };
    }

    /// Notes the keys that Kubernetes cannot have, and those that stand twice: only the fields of
    /// the object itself may be called by numbers.
    public static void noteOddKeys(Mapping object, Problems problems) {
        noteEqualKeys(object, problems);
        for (var field : object.fields().values()) {
            noteOddKeys(field.value(), object, problems);
        }
    }

    private static void noteOddKeys(YamlNode node, Mapping object, Problems problems) {
        switch (node) {
            case Scalar _ -> {}
            case Sequence sequence -> {
                for (var item : sequence.items()) {
                    noteOddKeys(item, object, problems);
                }
            }
            case Mapping mapping -> {
                noteEqualKeys(mapping, problems);
                for (var field : mapping.fields().values()) {
                    noteOddKey(field.key(), object, problems);
                    noteOddKeys(field.value(), object, problems);
                }
            }
        }
    }

    private static void noteOddKey(Scalar key, Mapping object, Problems problems) {
        if (!key.text().equals(key.value())) {
            problems.error(
                    "InvalidKey",
                    key.position().isKnown() ? key.position() : object.position(),
                    "the key %s is no string".formatted(key.text()),
                    "put it in quotes, or choose another");
        }
    }

    private static void noteEqualKeys(Mapping mapping, Problems problems) {
        for (var name : mapping.fields().keySet()) {
            if (EqualKeys.isAgain(name)) {
                var key = mapping.field(name).orElseThrow().key();
                problems.error(
                        "DuplicateKey",
                        key.position(),
                        "the key \"%s\" stands in this mapping already".formatted(key.text()),
                        "remove one of the two");
            }
        }
    }
}
