package dev.sluice.helm.schema.format;

import org.jspecify.annotations.Nullable;

/// A universally unique identifier (RFC 4122).
record UuidFormat() implements Format {

    private static final int[] LENGTHS = {8, 4, 4, 4, 12};

    @Override
    public @Nullable String complaint(String text) {
        var groups = text.split("-", -1);
        if (groups.length != LENGTHS.length) {
            return "must have 5 elements";
        }
        for (var i = 0; i < LENGTHS.length; i++) {
            var group = groups[i];
            if (group.length() != LENGTHS[i]) {
                return "element %d must be %d characters long".formatted(i + 1, LENGTHS[i]);
            }
            var other = Signs.other(group, Signs::isHex);
            if (other != null) {
                return "non-hex character " + other;
            }
        }
        return null;
    }
}
