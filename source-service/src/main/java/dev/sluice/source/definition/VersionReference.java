package dev.sluice.source.definition;

import dev.sluice.events.GitRef;
import dev.sluice.source.revision.Versions;

/// `spec.ref.semver` of Flux's sources: the highest version in a range.
final class VersionReference {

    private VersionReference() {}

    static GitRef of(Fields ref, String range) {
        if (Versions.range(range).isEmpty()) {
            ref.invalid(
                    "semver",
                    "spec.ref.semver '%s' is no range of versions".formatted(range),
                    "write one such as '>=1.0.0 <2.0.0' or '1.x'");
        }
        return new GitRef.SemVer(range);
    }
}
