package dev.sluice.kustomize.load;

import dev.sluice.kustomize.resource.Edits;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;

/// A node as it comes back from a detour over JSON: strings in quotes, other values in their
/// canonical spelling.
final class JsonView {

    private JsonView() {}

    static YamlNode of(YamlNode node) {
        return switch (node) {
            case Scalar scalar -> of(scalar);
            case Sequence sequence -> Edits.items(sequence, JsonView::of);
            case Mapping mapping -> mapping.withValues((_, value) -> of(value));
        };
    }

    private static Scalar of(Scalar scalar) {
        return scalar.value() instanceof String text
                ? new Scalar(text, text, Scalar.Style.DOUBLE_QUOTED, scalar.position())
                : (Scalar) YamlNode.of(scalar.value(), scalar.position());
    }
}
