package dev.sluice.source.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A range of versions as Flux and Argo CD take it (Masterminds/semver 3): `>=1.0.0 <2.0.0`, `1.x`,
/// `~1.2`, `^1.2.3`, `1.2 - 1.4`, joined by spaces or commas for "and" and `||` for "or". A
/// pre-release is only in a range that names one.
///
/// @param alternatives each a list of bounds that must all hold
public record VersionRange(List<List<Bound>> alternatives) {

    private static final int LONGEST = 512;
    private static final String PARTIAL =
            "v?([0-9]{1,18}|[xX*])(?:\\.([0-9]{1,18}|[xX*]))?(?:\\.([0-9]{1,18}|[xX*]))?"
                    + "(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(?:\\+[0-9A-Za-z.-]+)?";
    private static final Pattern HYPHEN =
            Pattern.compile("\\s*(" + PARTIAL + ")\\s+-\\s+(" + PARTIAL + ")\\s*");
    private static final Pattern BOUND =
            Pattern.compile("\\s*(=|==|!=|>|<|>=|=>|<=|=<|~|~>|\\^|)\\s*" + PARTIAL + "\\s*,?");

    public VersionRange {
        alternatives = List.copyOf(alternatives);
    }

    /// Empty where the text is no range.
    public static Optional<VersionRange> parse(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            return Optional.empty();
        }
        var alternatives = new ArrayList<List<Bound>>();
        for (var part : text.split("\\|\\|", -1)) {
            var bounds = bounds(part);
            if (bounds.isEmpty()) {
                return Optional.empty();
            }
            alternatives.add(bounds);
        }
        return Optional.of(new VersionRange(alternatives));
    }

    /// Whether the tag is a version inside the range.
    boolean contains(Version version) {
        return alternatives.stream()
                .anyMatch(bounds -> bounds.stream().allMatch(bound -> bound.holds(version)));
    }

    private static List<Bound> bounds(String part) {
        var hyphen = HYPHEN.matcher(part);
        if (hyphen.matches()) {
            return List.of(bound(">=", hyphen, 2), bound("<=", hyphen, 7));
        }
        var bounds = new ArrayList<Bound>();
        var matcher = BOUND.matcher(part);
        int end = 0;
        while (end < part.length()) {
            if (!matcher.find(end) || matcher.start() != end || matcher.end() == end) {
                return List.of();
            }
            bounds.add(bound(matcher.group(1), matcher, 2));
            end = matcher.end();
        }
        return bounds;
    }

    private static Bound bound(String operator, Matcher matcher, int first) {
        boolean majorOpen = isOpen(matcher.group(first));
        boolean minorOpen = majorOpen || isOpen(matcher.group(first + 1));
        boolean patchOpen = minorOpen || isOpen(matcher.group(first + 2));
        var preRelease = matcher.group(first + 3);
        var version =
                new Version(
                        majorOpen ? 0 : Long.parseLong(matcher.group(first)),
                        minorOpen ? 0 : Long.parseLong(matcher.group(first + 1)),
                        patchOpen ? 0 : Long.parseLong(matcher.group(first + 2)),
                        preRelease == null || patchOpen ? "" : preRelease,
                        "");
        return new Bound(operator, version, majorOpen, minorOpen, patchOpen);
    }

    @SuppressWarnings("NullAway") // a group that did not match is null
    private static boolean isOpen(String number) {
        return number == null || number.matches("[xX*]");
    }

    /// One comparison, perhaps with a version that leaves its last numbers open.
    record Bound(
            String operator,
            Version version,
            boolean majorOpen,
            boolean minorOpen,
            boolean patchOpen) {

        boolean holds(Version other) {
            if (other.isPreRelease() && !version.isPreRelease()) {
                return false;
            }
            int order = other.compareTo(version);
            return switch (operator) {
                case "", "=", "==" -> patchOpen ? isNear(other) : order == 0;
                case "!=" -> patchOpen ? !isNear(other) : order != 0;
                case ">" -> patchOpen ? order > 0 && !isNear(other) : order > 0;
                case ">=", "=>" -> order >= 0;
                case "<" -> order < 0;
                case "<=", "=<" -> order <= 0 || (patchOpen && isNear(other));
                case "~", "~>" -> order >= 0 && isNear(other);
                default -> order >= 0 && isCompatible(other);
            };
        }

        /// Equal in the numbers that are given, the patch left out.
        private boolean isNear(Version other) {
            return majorOpen
                    || (other.major() == version.major()
                            && (minorOpen || other.minor() == version.minor()));
        }

        /// Equal up to the first number that is not zero.
        private boolean isCompatible(Version other) {
            if (majorOpen) {
                return true;
            }
            if (version.major() > 0 || minorOpen || other.major() != version.major()) {
                return other.major() == version.major();
            }
            if (version.minor() > 0 || patchOpen || other.minor() != version.minor()) {
                return other.minor() == version.minor();
            }
            return other.patch() == version.patch();
        }
    }
}
