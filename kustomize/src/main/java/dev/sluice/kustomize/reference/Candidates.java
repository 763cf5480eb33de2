package dev.sluice.kustomize.reference;

import dev.sluice.kustomize.definition.FieldSpec;
import dev.sluice.kustomize.resource.Gvk;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.ResourceId;
import dev.sluice.kustomize.resource.Scalars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/// The objects that one field of one object may refer to.
///
/// @param referrer the object with the field
/// @param spec the field
/// @param target what kind of objects it refers to
record Candidates(Resource referrer, FieldSpec spec, Gvk target, RenamedObjects renamed) {

    /// What a name refers to: perhaps one object, perhaps too many.
    record Referral(Optional<Resource> resource, List<Resource> rivals) {

        static final Referral NONE = new Referral(Optional.empty(), List.of());

        static Referral to(Resource resource) {
            return new Referral(Optional.of(resource), List.of());
        }
    }

    private static final String SERVICE_ACCOUNT = "ServiceAccount";

    /// What a name alone refers to.
    Referral byName(String name) {
        return select(
                renamed.formerlyNamed(name).stream().filter(this::isInReach).toList(),
                (one, other) -> one.name().equals(other.name()));
    }

    /// What a name refers to that stands beside a namespace.
    Referral byName(String name, String namespace) {
        return select(
                inNamespace(name, namespace),
                (one, other) ->
                        one.name().equals(other.name())
                                && one.namespace().equals(other.namespace()));
    }

    /// What a name refers to that could stand beside a namespace and does not.
    Referral byNameWithoutNamespace(String name) {
        return select(
                renamed.formerlyNamed(name).stream().filter(this::isInReach).toList(),
                (one, other) ->
                        one.name().equals(other.name())
                                && one.namespace().equals(other.namespace()));
    }

    /// If any object was in this namespace at first, those that were; else those that are.
    private List<Resource> inNamespace(String name, String namespace) {
        var atFirst = isIn(namespace, Resource::originalId);
        var isAnyThere = renamed.all().stream().filter(this::isInReach).anyMatch(atFirst);
        var isThere = isAnyThere ? atFirst : isIn(namespace, Resource::id);
        return renamed.formerlyNamed(name).stream()
                .filter(this::isInReach)
                .filter(isThere)
                .toList();
    }

    private static Predicate<Resource> isIn(
            String namespace, Function<Resource, ResourceId> which) {
        return resource -> {
            var effective = which.apply(resource).effectiveNamespace();
            return effective.equals(namespace) && !effective.equals(ResourceId.NOT_NAMESPACED);
        };
    }

    /// Whether the referrer could refer to an object at all, where both live considered
    /// (`SubsetThatCouldBeReferencedByResource` of `api/resmap/reswrangler.go`).
    private boolean isInReach(Resource candidate) {
        var here = referrer.id();
        var there = candidate.id();
        return here.clusterScoped()
                || there.clusterScoped()
                || here.isInSameNamespaceAs(there)
                || BoundNamespaces.of(referrer).contains(candidate.namespace());
    }

    /// Sieves candidates until one is left; several are fine as long as they are the same for
    /// what is written.
    private Referral select(
            List<Resource> formerlyNamed, BiPredicate<Resource, Resource> areTheSame) {
        var left = new ArrayList<>(formerlyNamed);
        left.removeIf(candidate -> !wasOf(candidate, target));
        left.removeIf(candidate -> !fitsRoleRef(candidate));
        left.removeIf(candidate -> !isInNamespaceOfReferrer(candidate));
        if (left.size() > 1 || left.isEmpty()) {
            left.removeIf(candidate -> !hasSameAffixes(candidate, true));
            if (left.size() > 1) {
                left.removeIf(candidate -> !hasSameAffixes(candidate, false));
            }
        }
        if (left.isEmpty()) {
            return Referral.NONE;
        }
        var first = left.getFirst();
        return left.stream().allMatch(other -> areTheSame.test(first, other))
                ? Referral.to(first)
                : new Referral(Optional.empty(), left);
    }

    private static boolean wasOf(Resource candidate, Gvk wanted) {
        return candidate.previousIds().stream().anyMatch(id -> id.gvk().isSelectedBy(wanted));
    }

    private boolean fitsRoleRef(Resource candidate) {
        return !spec.path().endsWith("roleRef/name")
                || roleRef().map(wanted -> wasOf(candidate, wanted)).orElse(true);
    }

    private Optional<Gvk> roleRef() {
        var roleRef = referrer.content().mapping("roleRef");
        var group = roleRef.flatMap(ref -> ref.get("apiGroup"));
        var kind = roleRef.flatMap(ref -> ref.get("kind"));
        return group.isPresent() && kind.isPresent()
                ? Optional.of(new Gvk(Scalars.text(group.get()), "", Scalars.text(kind.get())))
                : Optional.empty();
    }

    /// Service accounts pass, for role bindings of other namespaces may name them.
    private boolean isInNamespaceOfReferrer(Resource candidate) {
        return referrer.id().clusterScoped()
                || candidate.id().clusterScoped()
                || candidate.kind().equals(SERVICE_ACCOUNT)
                || referrer.id().isInSameNamespaceAs(candidate.id());
    }

    private boolean hasSameAffixes(Resource candidate, boolean noneFitsAny) {
        var there = candidate.notes();
        var here = referrer.notes();
        return fit(there.prefixes(), here.prefixes(), noneFitsAny)
                && fit(there.suffixes(), here.suffixes(), noneFitsAny);
    }

    /// Whether one list ends like the other; none at all fits none only, or anything.
    private static boolean fit(List<String> one, List<String> other, boolean noneFitsAny) {
        if (one.isEmpty() || other.isEmpty()) {
            return noneFitsAny || one.size() == other.size();
        }
        var common = Math.min(one.size(), other.size());
        return one.subList(one.size() - common, one.size())
                .equals(other.subList(other.size() - common, other.size()));
    }
}
