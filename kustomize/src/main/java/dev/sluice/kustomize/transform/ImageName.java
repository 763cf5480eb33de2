package dev.sluice.kustomize.transform;

import dev.sluice.kustomize.definition.ImageChange;

/// The name of an image, taken apart (`api/internal/image/image.go`).
record ImageName(String name, String tag, String digest) {

    static ImageName parse(String text) {
        var slash = Math.max(0, text.indexOf('/'));
        var at = text.indexOf('@', slash);
        var colon = text.indexOf(':', slash);
        if (at >= 0 && (colon < 0 || at < colon)) {
            return new ImageName(text.substring(0, at), "", text.substring(at + 1));
        }
        if (colon < 0) {
            return new ImageName(text, "", "");
        }
        return at < 0
                ? new ImageName(text.substring(0, colon), text.substring(colon + 1), "")
                : new ImageName(
                        text.substring(0, colon),
                        text.substring(colon + 1, at),
                        text.substring(at + 1));
    }

    /// A new tag drops the digest, a new digest the tag; only both together stand both.
    ImageName changed(ImageChange change) {
        var newName = change.newName().isEmpty() ? name : change.newName();
        if (!change.newTag().isEmpty() || !change.digest().isEmpty()) {
            return new ImageName(newName, change.newTag(), change.digest());
        }
        return change.tagSuffix().isEmpty()
                ? new ImageName(newName, tag, digest)
                : new ImageName(newName, tag + change.tagSuffix(), "");
    }

    @Override
    public String toString() {
        return name + (tag.isEmpty() ? "" : ":" + tag) + (digest.isEmpty() ? "" : "@" + digest);
    }
}
