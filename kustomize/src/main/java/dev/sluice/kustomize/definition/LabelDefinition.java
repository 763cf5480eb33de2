package dev.sluice.kustomize.definition;

import java.util.List;
import java.util.SequencedMap;

/// Labels to set, and where besides the metadata.
public record LabelDefinition(
        SequencedMap<String, String> pairs,
        boolean inSelectors,
        boolean inTemplates,
        List<FieldSpec> fields) {

    static LabelDefinition read(Fields fields) {
        return new LabelDefinition(
                fields.map("pairs"),
                fields.flag("includeSelectors"),
                fields.flag("includeTemplates"),
                fields.list("fields", FieldSpec::read));
    }
}
