package dev.sluice.kustomize.definition;

import dev.sluice.manifest.Position;

/// Another name, tag or digest for images whose name matches.
///
/// @param name a regular expression
public record ImageChange(
        String name,
        String newName,
        String newTag,
        String tagSuffix,
        String digest,
        Position position) {

    public static ImageChange read(Fields fields) {
        return new ImageChange(
                fields.text("name"),
                fields.text("newName"),
                fields.text("newTag"),
                fields.text("tagSuffix"),
                fields.text("digest"),
                fields.position());
    }
}
