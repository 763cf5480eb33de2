package dev.sluice.kustomize.transform;

import dev.sluice.kustomize.definition.FieldSpec;
import dev.sluice.kustomize.definition.Fields;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Resources;
import java.util.List;

/// Puts a text before names: `namePrefix`.
public final class PrefixTransformer implements Transformer {

    private final Affix affix;

    public PrefixTransformer(String prefix, List<FieldSpec> specs) {
        this.affix =
                new Affix(
                        specs,
                        resource -> resource.noted(notes -> notes.withPrefix(prefix)),
                        !prefix.isEmpty(),
                        name -> prefix + name);
    }

    /// The plugin of this name.
    public static PrefixTransformer read(Fields fields) {
        requireSpecs(fields);
        return new PrefixTransformer(
                fields.text("prefix"), fields.list("fieldSpecs", FieldSpec::read));
    }

    static void requireSpecs(Fields fields) {
        if (!fields.has("fieldSpecs")) {
            fields.problems()
                    .error(
                            "MissingField",
                            fields.position(),
                            "the transformer has no fieldSpecs",
                            "add fieldSpecs with the path metadata/name");
        }
    }

    @Override
    public Resources transform(Resources resources, Problems problems) {
        return affix.on(resources, problems);
    }
}
