package dev.sluice.kustomize.transform;

import dev.sluice.kustomize.definition.FieldSpec;
import dev.sluice.kustomize.definition.Fields;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Resources;
import java.util.List;

/// Puts a text behind names: `nameSuffix`.
public final class SuffixTransformer implements Transformer {

    private final Affix affix;

    public SuffixTransformer(String suffix, List<FieldSpec> specs) {
        this.affix =
                new Affix(
                        specs,
                        resource -> resource.noted(notes -> notes.withSuffix(suffix)),
                        !suffix.isEmpty(),
                        name -> name + suffix);
    }

    /// The plugin of this name.
    public static SuffixTransformer read(Fields fields) {
        PrefixTransformer.requireSpecs(fields);
        return new SuffixTransformer(
                fields.text("suffix"), fields.list("fieldSpecs", FieldSpec::read));
    }

    @Override
    public Resources transform(Resources resources, Problems problems) {
        return affix.on(resources, problems);
    }
}
