package dev.sluice.helm.schema.format;

import org.jspecify.annotations.Nullable;

/// A number of levels to go up, and a JSON pointer from there.
record RelativePointerFormat() implements Format {

    @Override
    public @Nullable String complaint(String text) {
        var digits = Signs.leadingDigits(text);
        if (digits == 0) {
            return "must start with non-negative integer";
        }
        if (digits > 1 && text.startsWith("0")) {
            return "starts with zero";
        }
        var rest = text.substring(digits);
        return rest.equals("#") ? null : new PointerFormat().complaint(rest);
    }
}
