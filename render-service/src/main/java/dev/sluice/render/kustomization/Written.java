package dev.sluice.render.kustomization;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.ArrayList;
import java.util.List;

/// A kustomization to which fields are added. Their names are found whatever their case, as
/// kustomize finds them.
final class Written {

    private Mapping fields;

    Written(Mapping fields) {
        this.fields = fields;
    }

    Mapping fields() {
        return fields;
    }

    void set(String name, YamlNode value) {
        fields = fields.with(nameOf(name), value);
    }

    void set(String name, String text) {
        set(name, Scalar.string(text, fields.position()));
    }

    /// The items of a list; none if there is no such list.
    List<YamlNode> items(String name) {
        return fields.sequence(nameOf(name)).map(Sequence::items).orElseGet(List::of);
    }

    void append(String name, List<? extends YamlNode> more) {
        if (!more.isEmpty()) {
            var items = new ArrayList<>(items(name));
            items.addAll(more);
            set(name, new Sequence(items, position(name)));
        }
    }

    Mapping mapping(String name) {
        return fields.mapping(nameOf(name)).orElseGet(() -> Mapping.empty(fields.position()));
    }

    private Position position(String name) {
        return fields.get(nameOf(name)).map(YamlNode::position).orElseGet(fields::position);
    }

    private String nameOf(String name) {
        return fields.fields().keySet().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(name);
    }
}
