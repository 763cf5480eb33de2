package dev.sluice.kustomize.resource;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// An object that is generated anew takes the place of an older one
/// (`CopyMergeMetaDataFieldsFrom` and `MergeDataMapFrom` of `api/resource/resource.go`).
public record Succession(Resource old, Resource successor) {

    private static final String DATA = "data";
    private static final String BINARY_DATA = "binaryData";

    /// The successor with name, namespace, labels, annotations and notes of the older one; where
    /// both have a label or annotation the successor's counts.
    public Resource replaced() {
        var labels = merged(old.labels(), successor.labels());
        var annotations = merged(old.annotations(), successor.annotations());
        for (var note : Notes.OF_THE_BUILD) {
            var before = old.annotations().get(note);
            if (before == null) {
                annotations.remove(note);
            } else {
                annotations.put(note, before);
            }
        }
        if (!successor.annotations().containsKey(Notes.NEEDS_HASH)) {
            annotations.remove(Notes.NEEDS_HASH);
        }
        return successor
                .withLabels(labels)
                .withAnnotations(annotations)
                .withName(old.name())
                .withNamespace(old.namespace())
                .withVariablesOf(old);
    }

    /// The same with the data of both; where both have a key the successor's value counts.
    public Resource merged() {
        var replaced = replaced();
        var withData = Metadata.withStrings(replaced.content(), DATA, both(DATA));
        return replaced.withContent(Metadata.withStrings(withData, BINARY_DATA, both(BINARY_DATA)));
    }

    private SequencedMap<String, String> both(String field) {
        return merged(
                Metadata.strings(old.content(), field),
                Metadata.strings(successor.content(), field));
    }

    private static SequencedMap<String, String> merged(
            Map<String, String> below, Map<String, String> above) {
        var merged = new LinkedHashMap<>(below);
        merged.putAll(above);
        return merged;
    }
}
