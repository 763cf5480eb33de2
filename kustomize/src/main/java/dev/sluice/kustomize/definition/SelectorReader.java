package dev.sluice.kustomize.definition;

import dev.sluice.kustomize.resource.Selector;

/// Reads selectors of objects.
public final class SelectorReader {

    private SelectorReader() {}

    public static Selector read(Fields fields) {
        return new Selector(
                FieldSpec.gvk(fields),
                fields.embedded().text("name"),
                fields.embedded().text("namespace"),
                fields.text("labelSelector"),
                fields.text("annotationSelector"),
                fields.position());
    }
}
