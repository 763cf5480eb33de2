package dev.sluice.apply.controlplane;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A field that somebody else owns.
public record FieldConflict(String owner, String field) {

    /// The fields, for people.
    public static String fields(List<FieldConflict> conflicts) {
        return joined(conflicts, FieldConflict::field);
    }

    /// Their owners, for people.
    public static String owners(List<FieldConflict> conflicts) {
        return joined(conflicts, FieldConflict::owner);
    }

    private static String joined(
            List<FieldConflict> conflicts, Function<FieldConflict, String> part) {
        return conflicts.stream().map(part).distinct().sorted().collect(Collectors.joining(", "));
    }
}
