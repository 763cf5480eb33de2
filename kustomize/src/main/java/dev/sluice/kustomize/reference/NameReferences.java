package dev.sluice.kustomize.reference;

import dev.sluice.kustomize.definition.FieldSpec;
import dev.sluice.kustomize.definition.NameReferenceSpec;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.kustomize.resource.Scalars;
import dev.sluice.kustomize.transform.FieldEditor;
import dev.sluice.kustomize.transform.Transformer;
import java.util.List;

/// Lets the names by which objects refer to each other follow when kustomize renamed the objects
/// referred to (`api/filters/nameref/nameref.go`).
public final class NameReferences implements Transformer {

    private final List<NameReferenceSpec> specs;

    public NameReferences(List<NameReferenceSpec> specs) {
        this.specs = specs;
    }

    @Override
    public Resources transform(Resources resources, Problems problems) {
        var renamed = new RenamedObjects(resources);
        return resources.each(resource -> followed(resource, renamed, problems));
    }

    private Resource followed(Resource referrer, RenamedObjects renamed, Problems problems) {
        var kind = referrer.originalId().gvk();
        var followed = referrer;
        var isSound = true;
        for (var target : specs) {
            for (var spec : target.referrers()) {
                if (isSound && kind.isSelectedBy(spec.gvk())) {
                    isSound = hasVersion(referrer, problems);
                    followed = followed(followed, target, spec, renamed, problems);
                }
            }
        }
        return followed;
    }

    private static Resource followed(
            Resource referrer,
            NameReferenceSpec target,
            FieldSpec spec,
            RenamedObjects renamed,
            Problems problems) {
        var everywhere = spec.forKind(referrer.gvk());
        var candidates = new Candidates(referrer, everywhere, target.target(), renamed);
        return FieldEditor.edit(
                referrer,
                everywhere,
                FieldEditor.Missing.LEFT,
                node -> new NameField(candidates, problems).followed(node),
                problems);
    }

    /// Kustomize gives up where an apiVersion is written out as null.
    private static boolean hasVersion(Resource referrer, Problems problems) {
        var isNull =
                referrer.content()
                        .get("apiVersion")
                        .filter(node -> Scalars.isNull(node) && !Scalars.text(node).isEmpty())
                        .isPresent();
        if (isNull) {
            problems.error(
                    "MissingField",
                    referrer.position(),
                    "the apiVersion of %s is null".formatted(referrer),
                    "write the apiVersion, or leave it out");
        }
        return !isNull;
    }
}
