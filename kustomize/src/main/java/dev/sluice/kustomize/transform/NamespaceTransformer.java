package dev.sluice.kustomize.transform;

import dev.sluice.kustomize.definition.FieldSpec;
import dev.sluice.kustomize.definition.Fields;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Gvk;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.kustomize.resource.Scalars;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.List;
import java.util.Set;

/// Puts objects into a namespace: `namespace` (`api/filters/namespace/namespace.go`).
public final class NamespaceTransformer implements Transformer {

    /// Which subjects of role bindings follow.
    public enum Subjects {
        DEFAULT_ONLY,
        ALL_SERVICE_ACCOUNTS,
        NONE
    }

    private static final String NAMESPACE_PATH = "metadata/namespace";
    private static final FieldSpec NAMESPACE = new FieldSpec(Gvk.ANY, NAMESPACE_PATH, true);
    private static final Set<String> ROLE_BINDINGS = Set.of("RoleBinding", "ClusterRoleBinding");

    private final String namespace;
    private final List<FieldSpec> specs;
    private final boolean onlyWhereUnset;
    private final Subjects subjects;

    public NamespaceTransformer(
            String namespace, List<FieldSpec> specs, boolean onlyWhereUnset, Subjects subjects) {
        this.namespace = namespace;
        this.specs = specs.stream().filter(spec -> !spec.path().equals(NAMESPACE_PATH)).toList();
        this.onlyWhereUnset = onlyWhereUnset;
        this.subjects = subjects;
    }

    /// The plugin of this name.
    public static NamespaceTransformer read(Fields fields) {
        return new NamespaceTransformer(
                fields.object("metadata", metadata -> metadata.text("namespace")).orElse(""),
                fields.list("fieldSpecs", FieldSpec::read),
                fields.flag("unsetOnly"),
                subjects(fields));
    }

    private static Subjects subjects(Fields fields) {
        return switch (fields.text("setRoleBindingSubjects")) {
            case "", "defaultOnly" -> Subjects.DEFAULT_ONLY;
            case "allServiceAccounts" -> Subjects.ALL_SERVICE_ACCOUNTS;
            case "none" -> Subjects.NONE;
            case String other -> {
                fields.problems()
                        .error(
                                "InvalidField",
                                fields.positionOf("setRoleBindingSubjects"),
                                "setRoleBindingSubjects is \"%s\"".formatted(other),
                                "write defaultOnly, allServiceAccounts or none");
                yield Subjects.DEFAULT_ONLY;
            }
        };
    }

    @Override
    public Resources transform(Resources resources, Problems problems) {
        if (namespace.isEmpty()) {
            return resources;
        }
        var moved =
                resources.each(
                        resource ->
                                resource.notes().isHelmGenerated()
                                        ? resource
                                        : moved(resource.withPresentIdNoted(), problems));
        for (var clash : moved.clashes()) {
            problems.error(
                    "NamespaceConflict",
                    clash.position(),
                    "in the namespace %s there are several of %s".formatted(namespace, clash),
                    "rename one of them, or leave their namespaces apart");
        }
        return moved;
    }

    /// One object moved, without a look at the others.
    Resource moved(Resource resource, Problems problems) {
        var moved = resource;
        if (!resource.id().clusterScoped()) {
            moved = set(moved, NAMESPACE, problems);
        }
        var isRoleBinding = ROLE_BINDINGS.contains(resource.kind());
        if (isRoleBinding && subjects != Subjects.NONE) {
            moved = moved.changed(content -> withSubjects(content, problems));
        }
        for (var spec : specs) {
            if (!(isRoleBinding && isForSubjects(spec)) && appliesTo(resource, spec)) {
                moved = set(moved, spec, problems);
            }
        }
        return moved;
    }

    private static boolean isForSubjects(FieldSpec spec) {
        return ROLE_BINDINGS.contains(spec.gvk().kind())
                && spec.path().equals("subjects/namespace");
    }

    /// Names are for the kinds of the core group only: there are other kinds called Namespace.
    private static boolean appliesTo(Resource resource, FieldSpec spec) {
        return !spec.path().equals("metadata/name") || resource.gvk().apiVersion().equals("v1");
    }

    private Resource set(Resource resource, FieldSpec spec, Problems problems) {
        return FieldEditor.edit(
                resource,
                spec,
                FieldEditor.Missing.MADE_SCALAR,
                node -> set(node, resource, problems),
                problems);
    }

    private YamlNode set(YamlNode node, Resource resource, Problems problems) {
        if (!(node instanceof Scalar scalar)) {
            problems.error(
                    "FieldDoesNotFit",
                    node.position(),
                    "what is to hold the namespace of %s is no single value".formatted(resource),
                    "correct the object or the field spec");
            return node;
        }
        return onlyWhereUnset && !scalar.isNull() && !scalar.text().isEmpty()
                ? node
                : Scalars.string(namespace, node);
    }

    private Mapping withSubjects(Mapping content, Problems problems) {
        var found = content.get("subjects").filter(node -> !Scalars.isNull(node));
        if (found.isEmpty()) {
            return content;
        }
        if (!(found.get() instanceof Sequence subjectList)) {
            problems.error(
                    "FieldDoesNotFit",
                    found.get().position(),
                    "the subjects of the role binding are no list",
                    "write a list");
            return content;
        }
        var moved = subjectList.items().stream().map(item -> subject(item, problems)).toList();
        return moved.equals(subjectList.items())
                ? content
                : content.with("subjects", new Sequence(moved, subjectList.position()));
    }

    private YamlNode subject(YamlNode node, Problems problems) {
        if (!(node instanceof Mapping subject)) {
            if (!Scalars.isNull(node)) {
                problems.error(
                        "FieldDoesNotFit",
                        node.position(),
                        "this subject is no mapping",
                        "write kind and name");
            }
            return node;
        }
        var follows =
                subjects == Subjects.DEFAULT_ONLY
                        ? is(subject, "name", "default")
                        : is(subject, "kind", "ServiceAccount");
        if (!follows) {
            return node;
        }
        var old = subject.get("namespace");
        var isSet = old.filter(found -> !Scalars.isNull(found)).isPresent();
        if (onlyWhereUnset && isSet && !Scalars.text(old.get()).isEmpty()) {
            return node;
        }
        return subject.with(
                "namespace",
                old.<YamlNode>map(found -> Scalars.string(namespace, found))
                        .orElseGet(() -> Scalar.string(namespace, subject.position())));
    }

    private static boolean is(Mapping subject, String field, String text) {
        return subject.get(field)
                .filter(node -> !Scalars.isNull(node))
                .map(Scalars::text)
                .orElse("")
                .equals(text);
    }
}
