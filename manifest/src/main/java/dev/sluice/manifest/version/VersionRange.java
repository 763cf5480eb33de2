package dev.sluice.manifest.version;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A range of versions as `Masterminds/semver/v3` reads it (`constraints.go`): bounds joined by
/// spaces or commas, alternatives by `||`. A pre-release is matched only by an alternative that
/// names one.
public final class VersionRange {

    private static final int MOST_BYTES = 512;
    private static final int MOST_ALTERNATIVES = 32;

    private static final String SPACE = "[\\t\\n\\f\\r ]";
    private static final String ITEM = "(?:" + Bound.OPERATOR + ")" + SPACE + "*+" + Bound.VERSION;

    /// `1.2 - 1.4.5`.
    private static final Pattern HYPHENATED =
            Pattern.compile("%1$s*(%2$s)%1$s+-%1$s+(%2$s)%1$s*".formatted(SPACE, Bound.VERSION));

    private static final Pattern VALID =
            Pattern.compile(
                    "%1$s*+%2$s(?:(?:%1$s++(?:,%1$s*+)?+|,%1$s*+)%2$s)*+%1$s*+"
                            .formatted(SPACE, ITEM));

    private static final Pattern NEXT =
            Pattern.compile("(?:" + Bound.OPERATOR + ")" + SPACE + "*" + Bound.VERSION);

    private final List<List<Bound>> alternatives;

    private VersionRange(List<List<Bound>> alternatives) {
        this.alternatives = List.copyOf(alternatives);
    }

    /// Reads a range.
    ///
    /// @throws InvalidVersion if it is none
    public static VersionRange parse(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new InvalidVersion(
                    "constraint string is too long (max %d bytes)".formatted(MOST_BYTES));
        }
        var groups = withoutHyphens(text).split("\\|\\|", -1);
        if (groups.length > MOST_ALTERNATIVES) {
            throw new InvalidVersion(
                    "too many constraint groups (max %d)".formatted(MOST_ALTERNATIVES));
        }
        var alternatives = new ArrayList<List<Bound>>();
        for (var group : groups) {
            alternatives.add(bounds(group));
        }
        return new VersionRange(alternatives);
    }

    public boolean contains(Version version) {
        return alternatives.stream().anyMatch(bounds -> allContain(bounds, version));
    }

    private static boolean allContain(List<Bound> bounds, Version version) {
        var seesPrereleases = bounds.stream().anyMatch(bound -> bound.version().isPrerelease());
        return (seesPrereleases || !version.isPrerelease())
                && bounds.stream().allMatch(bound -> bound.contains(version));
    }

    private static List<Bound> bounds(String group) {
        if (!VALID.matcher(group).matches()) {
            throw InvalidVersion.ofRange(group);
        }
        var bounds = new ArrayList<Bound>();
        for (var next = NEXT.matcher(group); next.find(); ) {
            bounds.add(Bound.parse(next.group()));
        }
        return bounds;
    }

    private static String withoutHyphens(String text) {
        var rewritten = text;
        for (var found = HYPHENATED.matcher(text); found.find(); ) {
            var bounds = ">= %s, <= %s ".formatted(found.group(1), found.group(2));
            rewritten = replaceFirst(rewritten, found.group(), bounds);
        }
        return rewritten;
    }

    private static String replaceFirst(String text, String old, String replacement) {
        var at = text.indexOf(old);
        return at < 0
                ? text
                : text.substring(0, at) + replacement + text.substring(at + old.length());
    }
}
