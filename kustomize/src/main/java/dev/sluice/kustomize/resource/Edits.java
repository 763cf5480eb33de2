package dev.sluice.kustomize.resource;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Changes inside nodes that leave a node the same if nothing in it changes.
@SuppressWarnings("ReferenceEquality") // It is about the very same nodes.
public final class Edits {

    private Edits() {}

    /// The same list with each item changed.
    public static Sequence items(Sequence sequence, UnaryOperator<YamlNode> change) {
        List<YamlNode> changed = null;
        for (int i = 0; i < sequence.items().size(); i++) {
            var item = sequence.items().get(i);
            var edited = change.apply(item);
            if (edited != item) {
                changed = changed == null ? new ArrayList<>(sequence.items()) : changed;
                changed.set(i, edited);
            }
        }
        return changed == null ? sequence : new Sequence(changed, sequence.position());
    }

    /// The same mapping with a field set as [Scalars#with] does.
    public static Mapping with(Mapping mapping, String name, YamlNode value) {
        var old = mapping.fields().get(name);
        return old != null && old.value() == value ? mapping : Scalars.with(mapping, name, value);
    }
}
