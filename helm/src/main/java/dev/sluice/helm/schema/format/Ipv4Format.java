package dev.sluice.helm.schema.format;

import dev.sluice.helm.value.Quoting;
import org.jspecify.annotations.Nullable;

/// An address of the Internet Protocol, version 4.
record Ipv4Format() implements Format {

    @Override
    public @Nullable String complaint(String text) {
        var groups = text.split("\\.", -1);
        if (groups.length != 4) {
            return "expected four decimals";
        }
        for (var group : groups) {
            if (group.length() > 1 && group.startsWith("0")) {
                return "leading zeros";
            }
            if (!group.matches("[+-]?[0-9]+")) {
                return "strconv.Atoi: parsing %s: invalid syntax".formatted(Quoting.quote(group));
            }
            if (!isInInt(group)) {
                return "strconv.Atoi: parsing %s: value out of range"
                        .formatted(Quoting.quote(group));
            }
            var number = Long.parseLong(group);
            if (number < 0 || number > 255) {
                return "decimal must be between 0 and 255";
            }
        }
        return null;
    }

    private static boolean isInInt(String group) {
        try {
            Long.parseLong(group);
            return true;
        } catch (NumberFormatException _) {
            return false;
        }
    }
}
