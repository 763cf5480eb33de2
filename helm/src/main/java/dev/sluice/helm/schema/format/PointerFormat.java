package dev.sluice.helm.schema.format;

import org.jspecify.annotations.Nullable;

/// A JSON pointer (RFC 6901, 3).
record PointerFormat() implements Format {

    @Override
    public @Nullable String complaint(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (!text.startsWith("/")) {
            return "not starting with /";
        }
        return text.replace("~0", "").replace("~1", "").contains("~")
                ? "~ must be followed by 0 or 1"
                : null;
    }
}
