package dev.sluice.helm.schema.format;

import org.jspecify.annotations.Nullable;

/// A semantic version (semver.org).
record VersionFormat() implements Format {

    private static final String[] NUMBERS = {"major", "minor", "patch"};

    @Override
    public @Nullable String complaint(String text) {
        var plus = text.indexOf('+');
        if (plus >= 0) {
            var complaint = build(text.substring(plus + 1));
            if (complaint != null) {
                return complaint;
            }
        }
        var version = plus < 0 ? text : text.substring(0, plus);
        var hyphen = version.indexOf('-');
        if (hyphen >= 0) {
            var complaint = preRelease(version.substring(hyphen + 1));
            if (complaint != null) {
                return complaint;
            }
        }
        return core(hyphen < 0 ? version : version.substring(0, hyphen));
    }

    private static boolean isAllowed(int c) {
        return Signs.isDigit(c) || Signs.isLetter(c) || c == '-';
    }

    private static @Nullable String build(String build) {
        if (build.isEmpty()) {
            return "build is empty";
        }
        for (var identifier : build.split("\\.", -1)) {
            if (identifier.isEmpty()) {
                return "build identifier is empty";
            }
            var other = Signs.other(identifier, VersionFormat::isAllowed);
            if (other != null) {
                return "invalid character " + other + " in build identifier";
            }
        }
        return null;
    }

    private static @Nullable String preRelease(String preRelease) {
        for (var identifier : preRelease.split("\\.", -1)) {
            if (identifier.isEmpty()) {
                return "pre-release identifier is empty";
            }
            var other = Signs.other(identifier, VersionFormat::isAllowed);
            if (other != null) {
                return "invalid character " + other + " in pre-release identifier";
            }
            if (identifier.matches("0[0-9]+")) {
                return "pre-release numeric identifier starts with zero";
            }
        }
        return null;
    }

    private static @Nullable String core(String core) {
        var numbers = core.split("\\.", -1);
        if (numbers.length != NUMBERS.length) {
            return "versionCore must have 3 numbers separated by dot";
        }
        for (var i = 0; i < numbers.length; i++) {
            if (numbers[i].isEmpty()) {
                return NUMBERS[i] + " is empty";
            }
            if (numbers[i].length() > 1 && numbers[i].startsWith("0")) {
                return NUMBERS[i] + " starts with zero";
            }
            if (Signs.other(numbers[i], Signs::isDigit) != null) {
                return NUMBERS[i] + " contains non-digit";
            }
        }
        return null;
    }
}
