package dev.sluice.kustomize.reference;

import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Scalars;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The namespaces of the service accounts that a RoleBinding names: objects there are in its reach
/// (`getNamespacesForRoleBinding` of `api/resmap/reswrangler.go`).
final class BoundNamespaces {

    private static final String NAMESPACE = "namespace";

    private BoundNamespaces() {}

    static Set<String> of(Resource referrer) {
        return written(referrer)
                .flatMap(node -> text(node).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// A namespace must be a string where it is written at all.
    static void check(Resource referrer, Problems problems) {
        if (referrer.id().clusterScoped()) {
            return;
        }
        placed(referrer)
                .flatMap(subject -> subject.get("kind").stream())
                .filter(kind -> text(kind).isEmpty())
                .forEach(
                        kind ->
                                refuse(
                                        "kind",
                                        kind,
                                        referrer,
                                        "write ServiceAccount, User or Group",
                                        problems));
        written(referrer)
                .filter(node -> text(node).isEmpty())
                .forEach(node -> refuse(NAMESPACE, node, referrer, remedy(node), problems));
    }

    private static String remedy(YamlNode node) {
        return Scalars.isNull(node)
                ? "write the namespace of the service account, or leave the field out"
                : "put it in quotes";
    }

    private static void refuse(
            String field, YamlNode node, Resource referrer, String remedy, Problems problems) {
        problems.error(
                "InvalidField",
                node.position().isKnown() ? node.position() : referrer.position(),
                "the %s of a subject of %s is no string".formatted(field, referrer),
                remedy);
    }

    private static Stream<YamlNode> written(Resource referrer) {
        return placed(referrer)
                .filter(BoundNamespaces::isServiceAccount)
                .flatMap(subject -> subject.get(NAMESPACE).stream());
    }

    /// The subjects that say where they are.
    private static Stream<Mapping> placed(Resource referrer) {
        if (!referrer.kind().equals("RoleBinding")) {
            return Stream.empty();
        }
        return referrer.content().sequence("subjects").map(Sequence::items).stream()
                .flatMap(List::stream)
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .filter(subject -> subject.get(NAMESPACE).isPresent());
    }

    private static boolean isServiceAccount(Mapping subject) {
        return subject.get("kind").map(Scalars::text).orElse("").equals("ServiceAccount");
    }

    /// A date is no string, although its text is one.
    private static Optional<String> text(YamlNode node) {
        return node instanceof Scalar scalar
                        && scalar.value() instanceof String value
                        && value.equals(scalar.text())
                ? Optional.of(value)
                : Optional.empty();
    }
}
