package dev.sluice.helm.function;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Values that differ in depth. Texts are found by their hash, so that lists of names cost little.
final class DeepSet {

    private final Set<String> texts = new HashSet<>();
    private final List<@Nullable Object> others = new ArrayList<>();

    /// Adds a value, unless one that is deeply equal is there.
    boolean add(@Nullable Object value) {
        if (value instanceof String text) {
            return texts.add(text);
        }
        if (holds(value)) {
            return false;
        }
        others.add(value);
        return true;
    }

    boolean holds(@Nullable Object value) {
        if (value instanceof String text) {
            return texts.contains(text);
        }
        for (var other : others) {
            if (DeepEquality.holds(value, other)) {
                return true;
            }
        }
        return false;
    }
}
