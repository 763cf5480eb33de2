package dev.sluice.manifest.version;

import java.util.Comparator;

/// The order of what stands after the dash: part by part, numbers by value and before words; no
/// pre-release at all comes last (`comparePrerelease` of `version.go`).
final class Prerelease {

    static final Comparator<String> ORDER = Prerelease::compare;

    private Prerelease() {}

    private static int compare(String left, String right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Boolean.compare(left.isEmpty(), right.isEmpty());
        }
        return compareParts(left, right);
    }

    /// The same, where nothing counts as an empty first part.
    static int compareParts(String left, String right) {
        var a = left.split("\\.", -1);
        var b = right.split("\\.", -1);
        for (var i = 0; i < Math.max(a.length, b.length); i++) {
            var order = comparePart(i < a.length ? a[i] : "", i < b.length ? b[i] : "");
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int comparePart(String left, String right) {
        if (left.equals(right)) {
            return 0;
        }
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? -1 : 1;
        }
        var leftIsNumber = isNumber(left);
        var rightIsNumber = isNumber(right);
        if (leftIsNumber && rightIsNumber) {
            var a = Long.parseUnsignedLong(left);
            return Long.compareUnsigned(a, Long.parseUnsignedLong(right)) > 0 ? 1 : -1;
        }
        if (leftIsNumber || rightIsNumber) {
            return leftIsNumber ? -1 : 1;
        }
        return left.compareTo(right) > 0 ? 1 : -1;
    }

    private static boolean isNumber(String part) {
        if (!part.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        try {
            Long.parseUnsignedLong(part);
            return true;
        } catch (NumberFormatException tooLarge) {
            return false;
        }
    }
}
