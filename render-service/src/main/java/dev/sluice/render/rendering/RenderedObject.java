package dev.sluice.render.rendering;

import dev.sluice.events.ResourceRef;
import dev.sluice.events.Stage;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import org.jspecify.annotations.Nullable;

/// One Kubernetes object, which knows where it is written.
///
/// @param stage null where it is applied together with the others
/// @param isOnlyIfAbsent whether it is made where there is none, and else left alone
public record RenderedObject(
        ResourceRef ref, Mapping manifest, @Nullable Stage stage, boolean isOnlyIfAbsent) {

    /// The object of a manifest that has apiVersion, kind and name.
    public static RenderedObject of(Mapping manifest) {
        return new RenderedObject(ResourceRef.of(manifest.asJava()), manifest, null, false);
    }

    public Position position() {
        return manifest.position();
    }

    public boolean is(String group, String kind) {
        return ref.group().equals(group) && ref.kind().equals(kind);
    }

    /// Whether it runs at moments of the delivery.
    public boolean isHook() {
        return stage != null && stage.isHook();
    }

    /// The same object with another manifest.
    public RenderedObject with(Mapping changed) {
        return new RenderedObject(ResourceRef.of(changed.asJava()), changed, stage, isOnlyIfAbsent);
    }

    /// The same object at a stage.
    RenderedObject at(@Nullable Stage other) {
        return new RenderedObject(ref, manifest, other, isOnlyIfAbsent);
    }

    /// The same object, which is only made where there is none.
    RenderedObject onlyIfAbsent() {
        return new RenderedObject(ref, manifest, stage, true);
    }
}
