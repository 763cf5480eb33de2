package dev.sluice.render.substitution;

import dev.sluice.manifest.FieldPath;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.ArrayList;
import java.util.List;

/// Finds what secret values make of an object besides values, which alone can be sealed: names,
/// keys, more or fewer fields. An object is compared with what it is when the secret values are
/// others.
final class Exposure {

    private static final List<FieldPath> IDENTITY =
            List.of(
                    FieldPath.of("apiVersion"),
                    FieldPath.of("kind"),
                    FieldPath.of("metadata", "name"),
                    FieldPath.of("metadata", "namespace"));

    private final List<FieldPath> exposed = new ArrayList<>();

    private Exposure() {}

    /// What would stand in the clear, a problem each.
    static List<Problem> of(Mapping object, Mapping hidden) {
        var exposure = new Exposure();
        exposure.compare(object, hidden, FieldPath.ROOT);
        return exposure.exposed.stream().map(path -> problem(object, path)).toList();
    }

    private static Problem problem(Mapping object, FieldPath path) {
        return Problem.error(
                "SecretExposed",
                object.position(),
                "%s takes a value of a Secret, and cannot be sealed".formatted(path),
                "take the value from a ConfigMap");
    }

    private void compare(YamlNode node, YamlNode hidden, FieldPath path) {
        switch (node) {
            case Mapping mapping when hidden instanceof Mapping other ->
                    fields(mapping, other, path);
            case Sequence sequence
                    when hidden instanceof Sequence other
                            && other.items().size() == sequence.items().size() -> {
                for (var i = 0; i < sequence.items().size(); i++) {
                    compare(sequence.items().get(i), other.items().get(i), path.index(i));
                }
            }
            case Scalar scalar when hidden instanceof Scalar other && !scalar.isNull() ->
                    scalar(scalar, other, path);
            case Scalar _, Sequence _, Mapping _ -> {
                if (!node.sameContent(hidden)) {
                    exposed.add(path);
                }
            }
        }
    }

    private void fields(Mapping mapping, Mapping hidden, FieldPath path) {
        if (!mapping.fields().keySet().equals(hidden.fields().keySet())) {
            exposed.add(path);
            return;
        }
        mapping.fields()
                .forEach(
                        (name, field) ->
                                hidden.get(name)
                                        .ifPresent(
                                                other ->
                                                        compare(
                                                                field.value(),
                                                                other,
                                                                path.field(name))));
    }

    private void scalar(Scalar scalar, Scalar hidden, FieldPath path) {
        if (IDENTITY.contains(path) && !scalar.text().equals(hidden.text())) {
            exposed.add(path);
        }
    }
}
