package dev.sluice.render.rendering;

import dev.sluice.events.ResourceRef;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;

/// One Kubernetes object, which knows where it is written.
public record RenderedObject(ResourceRef ref, Mapping manifest) {

    /// The object of a manifest that has apiVersion, kind and name.
    public static RenderedObject of(Mapping manifest) {
        return new RenderedObject(ResourceRef.of(manifest.asJava()), manifest);
    }

    public Position position() {
        return manifest.position();
    }

    public boolean is(String group, String kind) {
        return ref.group().equals(group) && ref.kind().equals(kind);
    }

    /// The same object with another manifest.
    public RenderedObject with(Mapping changed) {
        return of(changed);
    }
}
