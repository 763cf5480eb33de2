package dev.sluice.kustomize.transform;

import dev.sluice.kustomize.definition.FieldSpec;
import dev.sluice.kustomize.definition.Fields;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Resources;
import java.util.List;
import java.util.Map;

/// Sets annotations: `commonAnnotations`.
public final class AnnotationTransformer implements Transformer {

    private final Entries entries;

    public AnnotationTransformer(Map<String, String> annotations, List<FieldSpec> specs) {
        this.entries = new Entries(annotations, specs);
    }

    /// The plugin `AnnotationsTransformer`.
    public static AnnotationTransformer read(Fields fields) {
        return new AnnotationTransformer(
                fields.map("annotations"), fields.list("fieldSpecs", FieldSpec::read));
    }

    @Override
    public Resources transform(Resources resources, Problems problems) {
        return entries.transform(resources, problems);
    }
}
