package dev.sluice.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Nodes in order.
public record Sequence(List<YamlNode> items, Position position) implements YamlNode {

    public Sequence {
        items = List.copyOf(items);
    }

    public Optional<YamlNode> get(int index) {
        return index >= 0 && index < items.size()
                ? Optional.of(items.get(index))
                : Optional.empty();
    }

    @Override
    public List<@Nullable Object> asJava() {
        var values = new ArrayList<@Nullable Object>(items.size());
        for (var item : items) {
            values.add(item.asJava());
        }
        return values;
    }
}
