package dev.sluice.render.kustomization;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a delivery's definition says about its kustomization. Positions name the field, as
/// `spec.patches[0]`: where the definition is written is not known here.
record Given(Map<String, @Nullable Object> fields, String path) {

    Optional<String> text(String name) {
        return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (var item : items(name)) {
            if (item instanceof Scalar scalar) {
                texts.add(scalar.text());
            }
        }
        return texts;
    }

    List<Mapping> mappings(String name) {
        return items(name).stream()
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .toList();
    }

    Mapping mapping(String name) {
        return node(name) instanceof Mapping mapping ? mapping : Mapping.empty(position(name));
    }

    private List<YamlNode> items(String name) {
        if (!(node(name) instanceof Sequence sequence)) {
            return List.of();
        }
        var items = new ArrayList<YamlNode>();
        for (var i = 0; i < sequence.items().size(); i++) {
            var item = sequence.items().get(i).asJava();
            items.add(YamlNode.of(item, position(name + "[" + i + "]")));
        }
        return items;
    }

    private YamlNode node(String name) {
        return YamlNode.of(fields.get(name), position(name));
    }

    Position position(String name) {
        return new Position(path + "." + name, 0, 0);
    }
}
