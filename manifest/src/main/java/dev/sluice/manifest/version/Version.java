package dev.sluice.manifest.version;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A semantic version as `Masterminds/semver/v3` reads it: `1`, `v1.2` and `01.2.3` count too
/// (`version.go`). Ordered by precedence, so that versions which differ in their metadata alone
/// are equal in order, yet not equal.
///
/// @param major as unsigned 64 bits, like `minor` and `patch`
/// @param prerelease what follows the dash, or nothing
/// @param metadata what follows the plus sign, or nothing
/// @param original the text as it was read
public record Version(
        long major, long minor, long patch, String prerelease, String metadata, String original)
        implements Comparable<Version> {

    private static final int MOST_BYTES = 256;

    private static final Pattern LOOSE =
            Pattern.compile(
                    "v?([0-9]++)(?:\\.([0-9]++))?+(?:\\.([0-9]++))?+"
                            + "(?:-([0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+))?+"
                            + "(?:\\+([0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+))?+");
    private static final Pattern PARTS = Pattern.compile("[0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private static final Comparator<Version> BY_PRECEDENCE =
            Comparator.comparing(Version::major, Long::compareUnsigned)
                    .thenComparing(Version::minor, Long::compareUnsigned)
                    .thenComparing(Version::patch, Long::compareUnsigned)
                    .thenComparing(Version::prerelease, Prerelease.ORDER);

    /// Reads a version, leniently.
    ///
    /// @throws InvalidVersion if it is none
    public static Version parse(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new InvalidVersion(
                    "version string is too long (max %d bytes)".formatted(MOST_BYTES));
        }
        var parts = LOOSE.matcher(text);
        if (!parts.matches()) {
            throw new InvalidVersion("invalid semantic version");
        }
        return new Version(
                segment(parts.group(1)),
                segment(parts.group(2)),
                segment(parts.group(3)),
                prerelease(parts.group(4)),
                orNothing(parts.group(5)),
                text);
    }

    public boolean isPrerelease() {
        return !prerelease.isEmpty();
    }

    /// Whether neither precedes the other.
    public boolean sameAs(Version other) {
        return compareTo(other) == 0;
    }

    public Version nextMajor() {
        return released(next(major, "major"), 0, 0);
    }

    public Version nextMinor() {
        return released(major, next(minor, "minor"), 0);
    }

    /// The release after this one; of a pre-release, the release that it leads to.
    public Version nextPatch() {
        return released(major, minor, isPrerelease() ? patch : next(patch, "patch"));
    }

    public Version withPrerelease(String changed) {
        if (!changed.isEmpty() && !PARTS.matcher(changed).matches()) {
            throw new InvalidVersion("invalid prerelease string");
        }
        return described(prerelease(changed), metadata);
    }

    public Version withMetadata(String changed) {
        if (!changed.isEmpty() && !PARTS.matcher(changed).matches()) {
            throw new InvalidVersion("invalid metadata string");
        }
        return described(prerelease, changed);
    }

    private static long next(long number, String name) {
        if (number == -1) {
            throw new InvalidVersion(name + " version increment would overflow uint64");
        }
        return number + 1;
    }

    private Version released(long newMajor, long newMinor, long newPatch) {
        return new Version(newMajor, newMinor, newPatch, "", "", "").keepingMark(original);
    }

    private Version described(String newPrerelease, String newMetadata) {
        return new Version(major, minor, patch, newPrerelease, newMetadata, "")
                .keepingMark(original);
    }

    private Version keepingMark(String before) {
        var mark = before.startsWith("v") ? "v" : "";
        return new Version(major, minor, patch, prerelease, metadata, mark + this);
    }

    @Override
    public int compareTo(Version other) {
        return BY_PRECEDENCE.compare(this, other);
    }

    /// The version in full: all three numbers and no leading `v`.
    @Override
    public String toString() {
        return Long.toUnsignedString(major)
                + "."
                + Long.toUnsignedString(minor)
                + "."
                + Long.toUnsignedString(patch)
                + (prerelease.isEmpty() ? "" : "-" + prerelease)
                + (metadata.isEmpty() ? "" : "+" + metadata);
    }

    private static long segment(@Nullable String digits) {
        if (digits == null) {
            return 0;
        }
        try {
            return Long.parseUnsignedLong(digits);
        } catch (NumberFormatException tooLarge) {
            throw new InvalidVersion(
                    "error parsing version segment: strconv.ParseUint: parsing \"%s\": value out of range"
                            .formatted(digits));
        }
    }

    private static String prerelease(@Nullable String text) {
        for (var part : orNothing(text).split("\\.", -1)) {
            if (part.length() > 1 && part.startsWith("0") && DIGITS.matcher(part).matches()) {
                throw new InvalidVersion("version segment starts with 0");
            }
        }
        return orNothing(text);
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }
}
