package dev.sluice.render.kustomization;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import java.util.Optional;

/// An image as Argo CD's users write it: `name=new-name:tag`, `name:tag`, `name@digest`
/// (`kustomize/commands/edit/set/setimage.go`).
record ImageArgument(String name, String newName, String tag, String digest, Position position) {

    /// What keeps the part that is written in the kustomization.
    private static final String KEPT = "*";

    /// Reads one; empty if it changes nothing.
    static Optional<ImageArgument> parse(String text, Position position) {
        var equals = text.indexOf('=');
        var value = equals < 0 ? text : text.substring(equals + 1);
        var at = value.indexOf('@');
        var digest = at < 0 ? "" : value.substring(at + 1);
        var tagged = at < 0 ? value : value.substring(0, at);
        var colon = tagged.indexOf(':', tagged.lastIndexOf('/') + 1);
        var tag = colon < 0 ? "" : tagged.substring(colon + 1);
        var image = colon < 0 ? tagged : tagged.substring(0, colon);
        if (image.equals(text)) {
            return Optional.empty();
        }
        return Optional.of(
                equals < 0
                        ? new ImageArgument(image, "", tag, digest, position)
                        : new ImageArgument(
                                text.substring(0, equals), image, tag, digest, position));
    }

    Mapping over(Mapping known) {
        var image = Mapping.empty(position).with("name", Scalar.string(name, position));
        image = Images.with(image, "newName", kept(newName, known, "newName"));
        image = Images.with(image, "newTag", kept(tag, known, "newTag"));
        return Images.with(image, "digest", kept(digest, known, "digest"));
    }

    private static String kept(String part, Mapping known, String field) {
        return part.equals(KEPT) ? Images.text(known, field) : part;
    }
}
