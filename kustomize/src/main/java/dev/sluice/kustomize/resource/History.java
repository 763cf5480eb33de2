package dev.sluice.kustomize.resource;

import java.util.ArrayList;
import java.util.List;

/// What an object was called before, oldest first, as its notes tell it. The kinds of former ids
/// count as namespaced, but where they had none their namespace says so.
record History(List<ResourceId> ids, Agreement agreement) {

    /// Whether the notes about names, namespaces and kinds fit together.
    enum Agreement {
        FULL,

        /// They tell nothing, for there are none about names.
        NONE,

        /// They contradict each other, as they do once an object without a name, or with a comma
        /// in it, was renamed: kustomize gives up on those.
        BROKEN
    }

    private static final History BLANK = new History(List.of(), Agreement.FULL);

    History {
        ids = List.copyOf(ids);
    }

    static History of(Notes notes, Gvk gvk) {
        var names = notes.previousNames();
        var namespaces = notes.previousNamespaces();
        var kinds = notes.previousKinds();
        if (names.size() != namespaces.size() || names.size() != kinds.size()) {
            return new History(List.of(), names.isEmpty() ? Agreement.NONE : Agreement.BROKEN);
        }
        if (names.isEmpty()) {
            return BLANK;
        }
        var ids = new ArrayList<ResourceId>(names.size());
        for (int i = 0; i < names.size(); i++) {
            var former = new Gvk(gvk.group(), gvk.version(), kinds.get(i));
            ids.add(new ResourceId(former, names.get(i), namespaces.get(i), false));
        }
        return new History(ids, Agreement.FULL);
    }

    /// Whether [#with] says what the notes will say once this id is among them.
    boolean canTake(ResourceId id) {
        return agreement == Agreement.FULL
                && isOnePart(id.name())
                && isOnePart(id.effectiveNamespace())
                && isOnePart(id.gvk().kind());
    }

    /// Notes separate what they list by commas, and leave out what is empty.
    private static boolean isOnePart(String text) {
        return !text.isEmpty() && text.indexOf(',') < 0;
    }

    History with(ResourceId id) {
        var more = new ArrayList<>(ids);
        more.add(new ResourceId(id.gvk(), id.name(), id.effectiveNamespace(), false));
        return new History(more, agreement);
    }
}
