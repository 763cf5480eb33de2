package dev.sluice.kustomize.transform;

import dev.sluice.kustomize.definition.FieldSpec;
import dev.sluice.kustomize.definition.FieldSpecs;
import dev.sluice.kustomize.definition.Fields;
import dev.sluice.kustomize.definition.LabelDefinition;
import dev.sluice.kustomize.definition.Purpose;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Gvk;
import dev.sluice.kustomize.resource.Resources;
import java.util.List;
import java.util.Map;

/// Sets labels: `labels`, `commonLabels`.
public final class LabelTransformer implements Transformer {

    private static final FieldSpec IN_METADATA = new FieldSpec(Gvk.ANY, "metadata/labels", true);

    private final Entries entries;

    public LabelTransformer(Map<String, String> labels, List<FieldSpec> specs) {
        this.entries = new Entries(labels, specs);
    }

    /// Sets labels in the metadata of all objects.
    public static LabelTransformer inMetadata(Map<String, String> labels) {
        return new LabelTransformer(labels, List.of(IN_METADATA));
    }

    /// Sets the labels of one entry of `labels`.
    public static LabelTransformer of(
            LabelDefinition definition, FieldSpecs specs, Problems problems) {
        var own = FieldSpecs.merged(definition.fields(), specs.of(Purpose.LABELS), problems);
        if (definition.inSelectors()) {
            var all = FieldSpecs.merged(own, specs.of(Purpose.COMMON_LABELS), problems);
            return new LabelTransformer(definition.pairs(), all);
        }
        var wider =
                definition.inTemplates()
                        ? FieldSpecs.merged(own, specs.of(Purpose.TEMPLATE_LABELS), problems)
                        : own;
        return new LabelTransformer(
                definition.pairs(), FieldSpecs.merged(wider, List.of(IN_METADATA), problems));
    }

    /// The plugin of this name.
    public static LabelTransformer read(Fields fields) {
        return new LabelTransformer(
                fields.map("labels"), fields.list("fieldSpecs", FieldSpec::read));
    }

    @Override
    public Resources transform(Resources resources, Problems problems) {
        return entries.transform(resources, problems);
    }
}
