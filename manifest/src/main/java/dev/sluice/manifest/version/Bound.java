package dev.sluice.manifest.version;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One comparison of a range.
///
/// @param wildcard which of the version's numbers are left open
record Bound(Operator operator, Version version, Wildcard wildcard) {

    /// The operators as a pattern, in the order of the original.
    static final String OPERATOR = "=||!=|>|<|>=|=>|<=|=<|~|~>|\\^";

    private static final String NUMBER = "[0-9|xX*]+";
    private static final String PARTS = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";

    /// A version that may leave numbers open.
    static final String VERSION =
            "v?%1$s(?:\\.%1$s)?(?:\\.%1$s)?(?:-%2$s)?(?:\\+%2$s)?".formatted(NUMBER, PARTS);

    private static final Pattern WHOLE =
            Pattern.compile(
                    "%3$s*(%4$s)%3$s*v?(%1$s)(?:\\.(%1$s))?(?:\\.(%1$s))?(-%2$s)?(?:\\+%2$s)?%3$s*"
                            .formatted(NUMBER, PARTS, "[\\t\\n\\f\\r ]", OPERATOR));

    /// From where on the numbers of a bound are left open.
    enum Wildcard {
        NONE,
        PATCH,
        MINOR,
        ALL
    }

    enum Operator {
        EQUAL,
        NOT_EQUAL,
        GREATER,
        LESS,
        GREATER_OR_EQUAL,
        LESS_OR_EQUAL,
        TILDE,
        CARET;

        private static Operator of(String sign) {
            return switch (sign) {
                case "", "=" -> EQUAL;
                case "!=" -> NOT_EQUAL;
                case ">" -> GREATER;
                case "<" -> LESS;
                case ">=", "=>" -> GREATER_OR_EQUAL;
                case "<=", "=<" -> LESS_OR_EQUAL;
                case "~", "~>" -> TILDE;
                case "^" -> CARET;
                default -> throw new IllegalArgumentException(sign);
            };
        }
    }

    static Bound parse(String text) {
        var parts = WHOLE.matcher(text);
        if (!parts.matches()) {
            throw InvalidVersion.ofRange(text);
        }
        var wildcard = wildcard(parts.group(2), parts.group(3), parts.group(4));
        var operator = Operator.of(parts.group(1));
        return new Bound(operator, version(parts.toMatchResult(), wildcard), wildcard);
    }

    private static Version version(MatchResult parts, Wildcard wildcard) {
        var suffix = parts.group(5) == null ? "" : parts.group(5);
        var numbers =
                switch (wildcard) {
                    case ALL -> "0.0.0";
                    case MINOR -> parts.group(2) + ".0.0";
                    case PATCH -> parts.group(2) + "." + parts.group(3) + ".0";
                    case NONE -> parts.group(2) + "." + parts.group(3) + "." + parts.group(4);
                };
        try {
            return Version.parse(numbers + suffix);
        } catch (InvalidVersion impossible) {
            throw new InvalidVersion("constraint parser error");
        }
    }

    private static Wildcard wildcard(String major, @Nullable String minor, @Nullable String patch) {
        if (isOpen(major)) {
            return Wildcard.ALL;
        }
        if (isOpen(minor)) {
            return Wildcard.MINOR;
        }
        return isOpen(patch) ? Wildcard.PATCH : Wildcard.NONE;
    }

    private static boolean isOpen(@Nullable String number) {
        return number == null || number.equals("x") || number.equals("X") || number.equals("*");
    }

    boolean contains(Version candidate) {
        var order = candidate.compareTo(version);
        return switch (operator) {
            case EQUAL -> wildcard == Wildcard.NONE ? order == 0 : isInTilde(candidate);
            case NOT_EQUAL -> differs(candidate);
            case GREATER -> isGreater(candidate);
            case LESS -> order < 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case LESS_OR_EQUAL -> wildcard == Wildcard.NONE ? order <= 0 : isWithin(candidate);
            case TILDE -> isInTilde(candidate);
            case CARET -> isInCaret(candidate);
        };
    }

    private boolean differs(Version candidate) {
        if (wildcard == Wildcard.NONE) {
            return !candidate.sameAs(version);
        }
        if (candidate.major() != version.major()) {
            return true;
        }
        if (candidate.minor() != version.minor() && wildcard != Wildcard.MINOR) {
            return true;
        }
        return switch (wildcard) {
            case MINOR -> false;
            case PATCH ->
                    Prerelease.compareParts(candidate.prerelease(), version.prerelease()) != 0;
            case ALL, NONE -> candidate.patch() != version.patch() || !candidate.sameAs(version);
        };
    }

    private boolean isGreater(Version candidate) {
        if (wildcard == Wildcard.NONE || wildcard == Wildcard.ALL) {
            return candidate.compareTo(version) > 0;
        }
        var major = Long.compareUnsigned(candidate.major(), version.major());
        if (major != 0 || wildcard == Wildcard.MINOR) {
            return major > 0;
        }
        return Long.compareUnsigned(candidate.minor(), version.minor()) > 0;
    }

    private boolean isWithin(Version candidate) {
        var major = Long.compareUnsigned(candidate.major(), version.major());
        return major < 0
                || (major == 0
                        && (wildcard == Wildcard.MINOR
                                || Long.compareUnsigned(candidate.minor(), version.minor()) <= 0));
    }

    private boolean isInTilde(Version candidate) {
        if (candidate.compareTo(version) < 0) {
            return false;
        }
        if (isZero() && (wildcard == Wildcard.NONE || wildcard == Wildcard.ALL)) {
            return true;
        }
        return candidate.major() == version.major()
                && (candidate.minor() == version.minor() || wildcard == Wildcard.MINOR);
    }

    private boolean isInCaret(Version candidate) {
        if (candidate.compareTo(version) < 0 || candidate.major() != version.major()) {
            return false;
        }
        if (version.major() != 0 || wildcard == Wildcard.MINOR) {
            return true;
        }
        if (version.minor() != 0 || wildcard == Wildcard.PATCH) {
            return candidate.minor() == version.minor();
        }
        return candidate.minor() == 0 && candidate.patch() == version.patch();
    }

    private boolean isZero() {
        return version.major() == 0 && version.minor() == 0 && version.patch() == 0;
    }
}
