package dev.sluice.helm.function;

import static dev.sluice.helm.value.GoType.BOOL;
import static dev.sluice.helm.value.GoType.STRING;

import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoStrings;
import dev.sluice.manifest.version.InvalidVersion;
import dev.sluice.manifest.version.Version;
import dev.sluice.manifest.version.VersionRange;
import java.util.List;

/// Semantic versions (sprig's `semver.go`).
final class VersionFunctions {

    private VersionFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of("semver", GoVersion.TYPE, a -> version(a.string(0)), STRING),
                Function.of(
                        "semverCompare",
                        BOOL,
                        a -> isWithin(a.string(0), a.string(1)),
                        STRING,
                        STRING));
    }

    private static GoVersion version(String text) {
        try {
            return new GoVersion(Version.parse(text), true);
        } catch (InvalidVersion invalid) {
            throw new FunctionError(String.valueOf(invalid.getMessage()));
        }
    }

    /// What is no UTF-8, as `%q` shows it.
    private static String withBytesInWords(String message) {
        var words = new StringBuilder(message.length());
        for (var i = 0; i < message.length(); i++) {
            if (GoStrings.isRawByte(message, i)) {
                words.append("\\x%02x".formatted(message.charAt(i) & 0xff));
            } else {
                words.append(message.charAt(i));
            }
        }
        return words.toString();
    }

    private static boolean isWithin(String range, String version) {
        try {
            return VersionRange.parse(range).contains(Version.parse(version));
        } catch (InvalidVersion invalid) {
            throw new FunctionError(withBytesInWords(String.valueOf(invalid.getMessage())));
        }
    }
}
