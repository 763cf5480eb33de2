package dev.sluice.source.revision;

import dev.sluice.manifest.version.InvalidVersion;
import dev.sluice.manifest.version.Version;
import dev.sluice.manifest.version.VersionRange;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/// Versions of tags and charts, as Flux, Argo CD and Helm choose among them.
public final class Versions {

    private static final String ANY = "*";
    private static final int LONGEST = 512;
    private static final String NUMBER = "(?:0|[1-9]\\d{0,17})";
    private static final String WORDS = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
    /// Three numbers: Flux passes over tags such as `v1` and `2026.01.01`.
    private static final Pattern WHOLE =
            Pattern.compile("v?%1$s\\.%1$s\\.%1$s(?:-%2$s)?(?:\\+%2$s)?".formatted(NUMBER, WORDS));

    private Versions() {}

    /// Empty where the text is no range.
    public static Optional<VersionRange> range(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(VersionRange.parse(text));
        } catch (InvalidVersion _) {
            return Optional.empty();
        }
    }

    /// Empty where the text is no whole version.
    static Optional<Version> version(String text) {
        if (text.length() > LONGEST || !WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Version.parse(text));
        } catch (InvalidVersion _) {
            return Optional.empty();
        }
    }

    /// The version of this very text, else the highest in the range; of equals the first. An empty
    /// range is any release.
    public static Optional<String> choose(Collection<String> versions, String range) {
        if (!range.isEmpty() && versions.contains(range)) {
            return Optional.of(range);
        }
        return range(range.isEmpty() ? ANY : range).flatMap(found -> highest(versions, found));
    }

    private static Optional<String> highest(Collection<String> versions, VersionRange range) {
        return versions.stream()
                .flatMap(text -> version(text).stream())
                .filter(range::contains)
                .reduce((one, other) -> other.compareTo(one) > 0 ? other : one)
                .map(Version::original);
    }
}
