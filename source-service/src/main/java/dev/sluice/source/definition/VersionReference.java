package dev.sluice.source.definition;

import dev.sluice.events.GitRef;
import dev.sluice.source.revision.TagFilter;
import dev.sluice.source.revision.Versions;

/// `spec.ref.semver` of Flux's sources: the highest version in a range.
final class VersionReference {

    private VersionReference() {}

    static GitRef of(Fields ref, String range) {
        check(ref, range);
        return new GitRef.SemVer(range);
    }

    /// Among the tags in which `semverFilter` matches.
    static GitRef filtered(Fields ref, String range) {
        check(ref, range);
        var filter = ref.string("semverFilter").filter(text -> !text.isEmpty());
        filter.filter(text -> TagFilter.of(text).isEmpty())
                .ifPresent(
                        text ->
                                ref.invalid(
                                        "semverFilter",
                                        "%s '%s' is no regular expression"
                                                .formatted(ref.pathOf("semverFilter"), text),
                                        "write one as Go's regexp reads them, such as '^v1'"));
        return new GitRef.SemVer(range, filter.orElse(null));
    }

    private static void check(Fields ref, String range) {
        if (Versions.range(range).isEmpty()) {
            ref.invalid(
                    "semver",
                    "spec.ref.semver '%s' is no range of versions".formatted(range),
                    "write one such as '>=1.0.0 <2.0.0' or '1.x'");
        }
    }
}
