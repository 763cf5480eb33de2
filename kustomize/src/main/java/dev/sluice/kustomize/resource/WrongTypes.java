package dev.sluice.kustomize.resource;

import dev.sluice.kustomize.problem.Problems;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Mistyped;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;

/// Texts that stand where their type has no such value: nothing but printing the object shows
/// them, which kustomize does in the end, for a hash and for a JSON patch.
public final class WrongTypes {

    private final Mapping object;
    private final Problems problems;
    private boolean isFound;

    private WrongTypes(Mapping object, Problems problems) {
        this.object = object;
        this.problems = problems;
    }

    /// Notes them all; tells whether there are any.
    public static boolean note(Mapping object, Problems problems) {
        var types = new WrongTypes(object, problems);
        types.visit(object);
        return types.isFound;
    }

    private void visit(YamlNode node) {
        switch (node) {
            case Scalar scalar when scalar.value() instanceof Mistyped(var tag) ->
                    note(scalar, tag.substring(2));
            case Scalar _ -> {}
            case Sequence sequence -> sequence.items().forEach(this::visit);
            case Mapping mapping ->
                    mapping.fields().values().forEach(field -> visit(field.value()));
        }
    }

    private void note(Scalar scalar, String type) {
        isFound = true;
        problems.error(
                "InvalidValue",
                scalar.position().isKnown() ? scalar.position() : object.position(),
                "\"%s\" cannot replace this value, which is no string but of the type %s"
                        .formatted(scalar.text(), type),
                "put the value in quotes, or correct the replacement");
    }
}
