package dev.sluice.kustomize.reference;

import dev.sluice.kustomize.definition.NameReferenceSpec;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
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
        for (var target : specs) {
            for (var spec : target.referrers()) {
                if (kind.isSelectedBy(spec.gvk())) {
                    var everywhere = spec.forKind(followed.gvk());
                    var candidates = new Candidates(followed, everywhere, target.target(), renamed);
                    followed =
                            FieldEditor.edit(
                                    followed,
                                    everywhere,
                                    FieldEditor.Missing.LEFT,
                                    node -> new NameField(candidates, problems).followed(node),
                                    problems);
                }
            }
        }
        return followed;
    }
}
