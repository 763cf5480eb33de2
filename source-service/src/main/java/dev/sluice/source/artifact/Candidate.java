package dev.sluice.source.artifact;

import dev.sluice.events.Digest;
import org.jspecify.annotations.Nullable;

/// What a host was found to offer.
///
/// @param title what people call it: `podinfo 6.5.0`
/// @param ref the version or tag
/// @param location where its archive lies
/// @param digest of the archive, null where the host does not tell it
/// @param isChart whether the archive is that of a chart, whose folder is left out
public record Candidate(
        String title, String ref, String location, @Nullable Digest digest, boolean isChart) {

    /// What is the same only for the same content, as far as the host tells.
    public String identity() {
        return title + "\n" + (digest == null ? location : digest);
    }
}
