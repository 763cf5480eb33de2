package dev.sluice.helm.schema.format;

import dev.sluice.helm.value.GoStrings;
import org.jspecify.annotations.Nullable;

/// The name of a host: labels with dots between them.
record HostnameFormat() implements Format {

    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;

    @Override
    public @Nullable String complaint(String text) {
        var name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (GoStrings.bytes(name).length > LONGEST) {
            return "more than 253 characters long";
        }
        for (var label : name.split("\\.", -1)) {
            var complaint = complaintOf(label);
            if (complaint != null) {
                return complaint;
            }
        }
        return null;
    }

    private static @Nullable String complaintOf(String label) {
        if (label.isEmpty() || GoStrings.bytes(label).length > LONGEST_LABEL) {
            return "label must be 1 to 63 characters long";
        }
        if (label.startsWith("-")) {
            return "label starts with hyphen";
        }
        if (label.endsWith("-")) {
            return "label ends with hyphen";
        }
        var other = Signs.other(label, c -> Signs.isLetter(c) || Signs.isDigit(c) || c == '-');
        return other == null ? null : "invalid character " + other;
    }
}
