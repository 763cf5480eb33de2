package dev.sluice.kustomize.resource;

import java.util.ArrayList;
import java.util.List;

/// What an object was called before, oldest first, as its notes tell it. The kinds of former ids
/// count as namespaced, but where they had none their namespace says so.
///
/// @param isBroken whether the notes contradict each other, as they do once an object without a
///     name, or with a comma in it, was renamed: kustomize gives up on those
record History(List<ResourceId> ids, boolean isBroken) {

    private static final History NONE = new History(List.of(), false);

    History {
        ids = List.copyOf(ids);
    }

    static History of(Notes notes, Gvk gvk) {
        var names = notes.previousNames();
        var namespaces = notes.previousNamespaces();
        var kinds = notes.previousKinds();
        if (names.size() != namespaces.size() || names.size() != kinds.size()) {
            return new History(List.of(), !names.isEmpty());
        }
        if (names.isEmpty()) {
            return NONE;
        }
        var ids = new ArrayList<ResourceId>(names.size());
        for (int i = 0; i < names.size(); i++) {
            var former = new Gvk(gvk.group(), gvk.version(), kinds.get(i));
            ids.add(new ResourceId(former, names.get(i), namespaces.get(i), false));
        }
        return new History(ids, false);
    }
}
