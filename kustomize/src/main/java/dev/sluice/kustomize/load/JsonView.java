package dev.sluice.kustomize.load;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.LinkedHashMap;

/// A node as it comes back from a detour over JSON: strings in quotes, other values in their
/// canonical spelling.
final class JsonView {

    private JsonView() {}

    static YamlNode of(YamlNode node) {
        return switch (node) {
            case Scalar scalar -> of(scalar);
            case Sequence sequence ->
                    new Sequence(
                            sequence.items().stream().map(JsonView::of).toList(),
                            sequence.position());
            case Mapping mapping -> {
                var fields = new LinkedHashMap<String, Mapping.Field>();
                mapping.fields()
                        .forEach(
                                (name, field) ->
                                        fields.put(
                                                name,
                                                new Mapping.Field(field.key(), of(field.value()))));
                yield new Mapping(fields, mapping.position());
            }
        };
    }

    private static Scalar of(Scalar scalar) {
        return scalar.value() instanceof String text
                ? new Scalar(text, text, Scalar.Style.DOUBLE_QUOTED, scalar.position())
                : (Scalar) YamlNode.of(scalar.value(), scalar.position());
    }
}
