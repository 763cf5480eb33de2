package dev.sluice.apply.plan;

import dev.sluice.apply.controlplane.Kind;
import dev.sluice.apply.controlplane.ObjectKey;
import dev.sluice.events.ManifestBundle.BundledObject;
import dev.sluice.events.ResourceRef;

/// An object of a bundle at its place in a control plane.
///
/// @param ref with the namespace that it has there
/// @param given as the bundle names it
/// @param content tells it from other contents of the object
public record Target(
        ResourceRef ref, ResourceRef given, Kind kind, BundledObject object, String content) {

    public ObjectKey key() {
        return ObjectKey.of(ref);
    }

    boolean isDefinition() {
        return kind.name().equals(Targets.DEFINITION);
    }

    boolean isNamespace() {
        return kind.name().equals("/Namespace");
    }
}
