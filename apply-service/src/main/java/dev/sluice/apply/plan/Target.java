package dev.sluice.apply.plan;

import dev.sluice.apply.controlplane.Kind;
import dev.sluice.apply.controlplane.ObjectKey;
import dev.sluice.events.ManifestBundle.BundledObject;
import dev.sluice.events.ResourceRef;
import dev.sluice.events.Stage.Hook;
import dev.sluice.events.Stage.HookDeletion;

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

    /// Whether it stands with the delivery.
    boolean isKeptUp() {
        return !object.isHook() && !object.isOnlyIfAbsent();
    }

    /// The wave of its stage.
    int wave() {
        var stage = object.stage();
        return stage == null ? 0 : stage.wave();
    }

    /// Whether it runs at this moment.
    boolean runsAt(Hook moment) {
        var stage = object.stage();
        return stage != null && stage.hooks().contains(moment);
    }

    boolean isOnlyFarewell() {
        var stage = object.stage();
        return stage != null
                && stage.hooks().stream()
                        .allMatch(
                                moment -> moment == Hook.PRE_DELETE || moment == Hook.POST_DELETE);
    }

    /// Whether a hook's object is deleted then, as Helm has it: before another run, unless its
    /// stage says otherwise.
    public boolean isDeleted(HookDeletion when) {
        var stage = object.stage();
        if (stage == null || stage.deletions().isEmpty()) {
            return when == HookDeletion.BEFORE_CREATION;
        }
        return stage.deletions().contains(when);
    }

    boolean isDefinition() {
        return kind.name().equals(Targets.DEFINITION);
    }

    boolean isNamespace() {
        return kind.name().equals("/Namespace");
    }
}
