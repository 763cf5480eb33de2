package dev.sluice.helm.function;

import dev.sluice.helm.value.Quoting;
import org.jspecify.annotations.Nullable;

/// What Go's `net/netip` says of a text that is no address (`ParseAddr`).
public final class AddressText {

    private static final int BYTES = 16;

    private AddressText() {}

    /// Why a text is no address; null if it is one.
    public static @Nullable String complaint(String text) {
        var complaint = read(text);
        return complaint == null
                ? null
                : "ParseAddr(%s): %s".formatted(Quoting.quote(text), complaint);
    }

    private static @Nullable String read(String text) {
        for (var i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '.' -> {
                    return complaintOfVersion4(text);
                }
                case '%' -> {
                    return "missing IPv6 address";
                }
                case ':' -> {
                    var zone = text.indexOf('%');
                    return zone == text.length() - 1
                            ? "zone must be a non-empty string"
                            : complaintOfGroups(zone < 0 ? text : text.substring(0, zone));
                }
                default -> {}
            }
        }
        return "unable to parse IP";
    }

    private static @Nullable String complaintOfGroups(String text) {
        var hasGap = text.startsWith("::");
        var rest = hasGap ? text.substring(2) : text;
        var read = 0;
        while (read < BYTES && !(rest.isEmpty() && hasGap)) {
            var digits = digits(rest);
            if (digits == 0) {
                return at("each colon-separated field must have at least one digit", rest);
            }
            if (digits > 4) {
                return at("each group must have 4 or less digits", rest);
            }
            if (digits < rest.length() && rest.charAt(digits) == '.') {
                return complaintOfTail(rest, read, hasGap);
            }
            read += 2;
            rest = rest.substring(digits);
            if (rest.isEmpty()) {
                break;
            }
            var separator = complaintOfSeparator(rest, hasGap);
            if (separator != null) {
                return separator;
            }
            hasGap |= rest.startsWith("::");
            rest = rest.substring(rest.startsWith("::") ? 2 : 1);
        }
        return rest.isEmpty()
                ? complaintOfLength(read, hasGap)
                : at("trailing garbage after address", rest);
    }

    private static @Nullable String complaintOfSeparator(String rest, boolean hasGap) {
        if (rest.charAt(0) != ':') {
            return at("unexpected character, want colon", rest);
        }
        if (rest.length() == 1) {
            return at("colon must be followed by more characters", rest);
        }
        return hasGap && rest.startsWith("::")
                ? at("multiple :: in address", rest.substring(1))
                : null;
    }

    private static @Nullable String complaintOfTail(String rest, int read, boolean hasGap) {
        if (!hasGap && read != BYTES - 4) {
            return at("embedded IPv4 address must replace the final 2 fields of the address", rest);
        }
        if (read + 4 > BYTES) {
            return at(
                    "too many hex fields to fit an embedded IPv4 at the end of the address", rest);
        }
        var complaint = complaintOfVersion4(rest);
        return complaint == null ? complaintOfLength(read + 4, hasGap) : complaint;
    }

    private static @Nullable String complaintOfLength(int read, boolean hasGap) {
        if (read < BYTES) {
            return hasGap ? null : "address string too short";
        }
        return hasGap ? "the :: must expand to at least one field of zeros" : null;
    }

    private static int digits(String text) {
        var count = 0;
        while (count < text.length() && count < 5 && isHex(text.charAt(count))) {
            count++;
        }
        return count;
    }

    private static boolean isHex(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }

    private static @Nullable String complaintOfVersion4(String text) {
        var fields = 0;
        var value = -1;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                if (value == 0) {
                    return "IPv4 field has octet with leading zero";
                }
                value = Math.max(0, value) * 10 + c - '0';
                if (value > 255) {
                    return "IPv4 field has value >255";
                }
            } else if (c != '.') {
                return at("unexpected character", text.substring(i));
            } else if (value < 0 || i == text.length() - 1) {
                return at("IPv4 field must have at least one digit", text.substring(i));
            } else if (fields == 3) {
                return "IPv4 address too long";
            } else {
                fields++;
                value = -1;
            }
        }
        return fields < 3 ? "IPv4 address too short" : null;
    }

    private static String at(String what, String rest) {
        return "%s (at %s)".formatted(what, Quoting.quote(rest));
    }
}
