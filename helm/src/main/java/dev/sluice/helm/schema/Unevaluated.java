package dev.sluice.helm.schema;

import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The members and items of a value that no schema spoke of yet, where somebody asks for them.
record Unevaluated(Set<String> members, Set<Integer> items) {

    /// @param isAsked whether the schema around asks
    static Unevaluated of(@Nullable Object value, Schema schema, boolean isAsked) {
        var members = new LinkedHashSet<String>();
        var items = new LinkedHashSet<Integer>();
        var known = schema.evaluated();
        switch (value) {
            case GoMap map when !known.allMembers() && (isAsked || known.asksForMembers()) ->
                    members.addAll(map.keys());
            case GoList list when isAsked || known.asksForItems() -> {
                for (var i = known.items(); i < list.size(); i++) {
                    items.add(i);
                }
            }
            case null, default -> {}
        }
        return new Unevaluated(members, items);
    }

    boolean isEmpty() {
        return members.isEmpty() && items.isEmpty();
    }

    /// What another schema spoke of too is done.
    void keepOnly(Unevaluated others) {
        members.retainAll(others.members);
        items.retainAll(others.items);
    }
}
