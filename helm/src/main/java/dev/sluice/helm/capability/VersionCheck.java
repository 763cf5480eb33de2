package dev.sluice.helm.capability;

import dev.sluice.manifest.version.InvalidVersion;
import dev.sluice.manifest.version.Version;
import dev.sluice.manifest.version.VersionRange;

/// Whether a version lies in a range, as Helm asks it (`pkg/chartutil/compatible.go`): what cannot
/// be read is not compatible.
public final class VersionCheck {

    private VersionCheck() {}

    public static boolean isCompatible(String range, String version) {
        try {
            return VersionRange.parse(range).contains(Version.parse(version));
        } catch (InvalidVersion _) {
            return false;
        }
    }
}
