package dev.sluice.helm.function;

import static dev.sluice.helm.value.GoType.BOOL;
import static dev.sluice.helm.value.GoType.STRING;

import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.FunctionError;
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

    private static boolean isWithin(String range, String version) {
        try {
            return VersionRange.parse(range).contains(Version.parse(version));
        } catch (InvalidVersion invalid) {
            throw new FunctionError(String.valueOf(invalid.getMessage()));
        }
    }
}
