package dev.sluice.kustomize.definition;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// How generated objects are dressed.
public record GeneratorOptions(
        SequencedMap<String, String> labels,
        SequencedMap<String, String> annotations,
        boolean withoutHash,
        boolean immutable) {

    static GeneratorOptions read(Fields fields) {
        return new GeneratorOptions(
                fields.map("labels"),
                fields.map("annotations"),
                fields.flag("disableNameSuffixHash"),
                fields.flag("immutable"));
    }

    /// These options with those of all generators beneath them.
    GeneratorOptions over(GeneratorOptions global) {
        return new GeneratorOptions(
                over(labels, global.labels),
                over(annotations, global.annotations),
                withoutHash || global.withoutHash,
                immutable || global.immutable);
    }

    private static SequencedMap<String, String> over(
            SequencedMap<String, String> local, SequencedMap<String, String> global) {
        var merged = new LinkedHashMap<>(local);
        global.forEach(merged::putIfAbsent);
        return merged;
    }

    static GeneratorOptions none() {
        return new GeneratorOptions(new LinkedHashMap<>(), new LinkedHashMap<>(), false, false);
    }
}
