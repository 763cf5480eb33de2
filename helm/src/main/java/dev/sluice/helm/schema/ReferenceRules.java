package dev.sluice.helm.schema;

import java.util.List;

/// References that mean another schema by the way that led to them.
final class ReferenceRules {

    private ReferenceRules() {}

    static void addAll(SchemaSource source, List<Rule> rules) {
        if (!source.isSince(Draft.DRAFT_2019)) {
            return;
        }
        var recursive = source.reference("$recursiveRef");
        if (recursive != null) {
            rules.add(at -> at.add(at.byReference(recursive(at, recursive), "$recursiveRef")));
        }
        var dynamic = source.isSince(Draft.DRAFT_2020) ? source.reference("$dynamicRef") : null;
        if (dynamic != null) {
            var reference = Reference.of(Pointers.orEmpty(source.object().text("$dynamicRef")));
            var name = reference.isAnchor() ? reference.fragment() : "";
            rules.add(at -> at.add(at.byReference(dynamic(at, dynamic, name), "$dynamicRef")));
        }
    }

    private static Schema recursive(Evaluation at, Schema target) {
        return target.anchors().isRecursive()
                ? at.outermost(
                        scope -> scope.resource().anchors().isRecursive() ? scope : null, target)
                : target;
    }

    private static Schema dynamic(Evaluation at, Schema target, String name) {
        return !name.isEmpty() && target.anchors().dynamic().equals(name)
                ? at.outermost(scope -> scope.resource().dynamicAnchor(name), target)
                : target;
    }
}
