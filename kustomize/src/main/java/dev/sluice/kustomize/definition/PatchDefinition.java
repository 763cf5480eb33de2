package dev.sluice.kustomize.definition;

import dev.sluice.kustomize.resource.Selector;
import dev.sluice.manifest.Position;
import java.util.Optional;

/// A patch, in a file or in place, and what it is for.
public record PatchDefinition(
        Located path,
        Located patch,
        Optional<Selector> target,
        boolean allowsNameChange,
        boolean allowsKindChange,
        Position position) {

    private record Permissions(boolean name, boolean kind) {

        static Permissions read(Fields fields) {
            return new Permissions(fields.flag("allowNameChange"), fields.flag("allowKindChange"));
        }
    }

    public static PatchDefinition read(Fields fields) {
        var permissions =
                fields.object("options", Permissions::read).orElse(new Permissions(false, false));
        return new PatchDefinition(
                fields.located("path"),
                fields.located("patch"),
                fields.object("target", SelectorReader::read),
                permissions.name(),
                permissions.kind(),
                fields.position());
    }

    /// The patch of a `PatchJson6902Transformer`, which calls the patch in place `jsonOp`.
    public static PatchDefinition readJson6902(Fields fields) {
        return new PatchDefinition(
                fields.located("path"),
                fields.located("jsonOp"),
                fields.object("target", SelectorReader::read),
                false,
                false,
                fields.position());
    }
}
