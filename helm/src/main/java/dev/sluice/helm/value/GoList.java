package dev.sluice.helm.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A slice of Go that nobody changes; `isNil` tells the nil slice from an empty one.
public record GoList(GoType type, List<@Nullable Object> items, boolean isNil) {

    public GoList {
        if (type.kind() != Kind.SLICE) {
            throw new IllegalArgumentException(type + " is no slice");
        }
    }

    /// `[]interface {}` of a copy of the items.
    public static GoList of(List<? extends @Nullable Object> items) {
        return of(GoType.LIST, items);
    }

    public static GoList of(@Nullable Object... items) {
        return wrap(GoType.LIST, Arrays.asList(items.clone()));
    }

    /// `[]string` of a copy of the items.
    public static GoList ofStrings(List<String> items) {
        return of(GoType.STRINGS, items);
    }

    public static GoList of(GoType type, List<? extends @Nullable Object> items) {
        return wrap(type, new ArrayList<>(items));
    }

    /// A list that the caller gives away: it must not be changed any more.
    public static GoList wrap(GoType type, List<@Nullable Object> items) {
        return new GoList(type, Collections.unmodifiableList(items), false);
    }

    public static GoList nil(GoType type) {
        return new GoList(type, List.of(), true);
    }

    public int size() {
        return items.size();
    }

    public @Nullable Object at(int index) {
        return items.get(index);
    }

    public GoList slice(int from, int to) {
        return new GoList(type, items.subList(from, to), false);
    }
}
