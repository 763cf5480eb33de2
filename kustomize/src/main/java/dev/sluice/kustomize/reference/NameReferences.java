package dev.sluice.kustomize.reference;

import dev.sluice.kustomize.definition.FieldSpec;
import dev.sluice.kustomize.definition.NameReferenceSpec;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Gvk;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.kustomize.resource.Scalars;
import dev.sluice.kustomize.transform.FieldEditor;
import dev.sluice.kustomize.transform.Transformer;
import java.util.HashMap;
import java.util.List;

/// Lets the names by which objects refer to each other follow when kustomize renamed the objects
/// referred to (`api/filters/nameref/nameref.go`).
public final class NameReferences implements Transformer {

    private final List<NameReferenceSpec> specs;

    public NameReferences(List<NameReferenceSpec> specs) {
        this.specs = specs;
    }

    /// A field that may hold names of objects of a kind.
    private record Referral(Gvk target, FieldSpec spec) {}

    @Override
    public Resources transform(Resources resources, Problems problems) {
        var renamed = new RenamedObjects(resources);
        var referrals = new HashMap<Gvk, List<Referral>>();
        return resources.each(
                resource -> {
                    var kind = resource.originalId().gvk();
                    var fields = referrals.computeIfAbsent(kind, this::referrals);
                    return followed(resource, fields, renamed, problems);
                });
    }

    /// Where objects of a kind name others.
    private List<Referral> referrals(Gvk kind) {
        return specs.stream()
                .flatMap(
                        spec ->
                                spec.referrers().stream()
                                        .filter(referrer -> kind.isSelectedBy(referrer.gvk()))
                                        .map(referrer -> new Referral(spec.target(), referrer)))
                .toList();
    }

    private static Resource followed(
            Resource referrer,
            List<Referral> referrals,
            RenamedObjects renamed,
            Problems problems) {
        if (referrals.isEmpty() || !hasVersion(referrer, problems)) {
            return referrer;
        }
        BoundNamespaces.check(referrer, problems);
        var followed = referrer;
        for (var referral : referrals) {
            followed = followed(followed, referral, renamed, problems);
        }
        return followed;
    }

    private static Resource followed(
            Resource referrer, Referral referral, RenamedObjects renamed, Problems problems) {
        var candidates = new Candidates(referrer, referral.spec(), referral.target(), renamed);
        return FieldEditor.editWhateverKind(
                referrer,
                referral.spec(),
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
