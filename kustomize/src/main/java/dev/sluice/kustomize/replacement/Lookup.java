package dev.sluice.kustomize.replacement;

import dev.sluice.kustomize.draft.Draft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Follows a path to the one node it names (`PathGetter` of `kyaml/yaml/fns.go`).
final class Lookup {

    private static final Nodes<Draft> NODES = new DraftNodes();

    private Lookup() {}

    /// What stands at a path; null if nothing does.
    static @Nullable Draft find(Draft root, List<String> parts) throws Unreachable {
        var here = root;
        for (var written : parts) {
            var part = written.strip();
            if (!part.isEmpty()) {
                here = step(here, part);
            }
            if (here == null) {
                return null;
            }
        }
        return here;
    }

    private static @Nullable Draft step(Draft node, String part) throws Unreachable {
        if (part.equals("*")) {
            throw new Unreachable("* names more than one field");
        }
        if (part.equals("-")) {
            var items = NODES.items(node);
            if (items.isEmpty()) {
                throw new Unreachable("the list has no last item");
            }
            return items.getLast();
        }
        if (FieldAddress.isIndex(part)) {
            var index = Integer.parseInt(part);
            var items = NODES.items(node);
            return index < items.size() ? items.get(index) : null;
        }
        return FieldAddress.isPick(part) ? picked(node, Pick.parse(part)) : NODES.field(node, part);
    }

    private static @Nullable Draft picked(Draft node, Pick pick) throws Unreachable {
        for (var item : NODES.items(node)) {
            var value = pick.isByValue() ? item : item.field(pick.field());
            if (value != null && value.text().equals(pick.value())) {
                return item;
            }
        }
        return null;
    }
}
