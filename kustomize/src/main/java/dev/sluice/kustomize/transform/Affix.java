package dev.sluice.kustomize.transform;

import dev.sluice.kustomize.definition.FieldSpec;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Gvk;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.kustomize.resource.Scalars;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.YamlNode;
import java.util.List;
import java.util.function.UnaryOperator;

/// Lengthens names, and notes by what (`api/internal/builtins/PrefixTransformer.go`).
///
/// @param noted notes the prefix or suffix on an object
/// @param renames whether there is anything to add
/// @param lengthened makes the new text of the old
record Affix(
        List<FieldSpec> specs,
        UnaryOperator<Resource> noted,
        boolean renames,
        UnaryOperator<String> lengthened) {

    /// Kinds whose names are not for kustomize to change.
    private static final List<Gvk> SKIPPED =
            List.of(
                    new Gvk("", "", "CustomResourceDefinition"),
                    new Gvk("apiregistration.k8s.io", "", "APIService"),
                    new Gvk("", "", "Namespace"));

    private static final String NAME = "metadata/name";

    /// No name may be so long (253 characters at most), and a long one in all objects is much.
    private static final int LONGEST = 1024;

    Resources on(Resources resources, Problems problems) {
        if (lengthened.apply("").length() > LONGEST) {
            problems.error(
                    "InvalidField",
                    null,
                    "a prefix or suffix has more than %d characters".formatted(LONGEST),
                    "shorten it: a name has 253 at most");
            return resources;
        }
        return resources.each(resource -> on(resource, problems));
    }

    private Resource on(Resource resource, Problems problems) {
        var gvk = resource.originalId().gvk();
        if (SKIPPED.stream().anyMatch(gvk::isSelectedBy)) {
            return resource;
        }
        var named = resource;
        for (var spec : specs) {
            if (!gvk.isSelectedBy(spec.gvk())) {
                continue;
            }
            if (spec.path().equals(NAME)) {
                named = noted.apply(named);
                named = renames ? named.withPresentIdNoted() : named;
            }
            named =
                    FieldEditor.edit(
                            named,
                            spec,
                            FieldEditor.Missing.MADE_SCALAR,
                            node -> lengthened(node, problems),
                            problems);
        }
        return named;
    }

    private YamlNode lengthened(YamlNode node, Problems problems) {
        if (node instanceof Scalar scalar) {
            return Scalars.untyped(lengthened.apply(scalar.text()), node);
        }
        problems.error(
                "FieldDoesNotFit",
                node.position(),
                "what is to get a prefix or suffix is no single value",
                "correct the object or the field spec");
        return node;
    }
}
