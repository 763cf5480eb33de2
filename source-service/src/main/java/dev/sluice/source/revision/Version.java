package dev.sluice.source.revision;

import static java.util.Comparator.comparingLong;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/// A semantic version (semver.org 2.0.0), with or without a leading `v`.
///
/// @param preRelease without the hyphen; empty for a release
/// @param build without the plus; says nothing about order
record Version(long major, long minor, long patch, String preRelease, String build)
        implements Comparable<Version> {

    private static final String NUMBER = "(0|[1-9]\\d{0,17})";
    private static final String WORDS = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
    private static final Pattern FORM =
            Pattern.compile(
                    "v?%1$s\\.%1$s\\.%1$s(?:-(%2$s))?(?:\\+(%2$s))?".formatted(NUMBER, WORDS));
    private static final Comparator<Version> ORDER =
            comparingLong(Version::major)
                    .thenComparingLong(Version::minor)
                    .thenComparingLong(Version::patch)
                    .thenComparing(Version::preRelease, Version::comparePreReleases);

    static Optional<Version> parse(String text) {
        var form = FORM.matcher(text);
        if (text.length() > 256 || !form.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new Version(
                        Long.parseLong(form.group(1)),
                        Long.parseLong(form.group(2)),
                        Long.parseLong(form.group(3)),
                        form.group(4) == null ? "" : form.group(4),
                        form.group(5) == null ? "" : form.group(5)));
    }

    boolean isPreRelease() {
        return !preRelease.isEmpty();
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    private static int comparePreReleases(String left, String right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Boolean.compare(left.isEmpty(), right.isEmpty());
        }
        var lefts = left.split("\\.", -1);
        var rights = right.split("\\.", -1);
        for (int i = 0; i < Math.min(lefts.length, rights.length); i++) {
            int order = compareWords(lefts[i], rights[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(lefts.length, rights.length);
    }

    private static int compareWords(String left, String right) {
        boolean leftCounts = left.matches("\\d+");
        boolean rightCounts = right.matches("\\d+");
        if (leftCounts && rightCounts) {
            return new BigInteger(left).compareTo(new BigInteger(right));
        }
        return leftCounts == rightCounts
                ? left.compareTo(right)
                : Boolean.compare(rightCounts, leftCounts);
    }
}
