package dev.sluice.events;

import java.util.List;

/// When an object is applied, where that is not together with the others. Within a moment, lower
/// waves come first; each is waited for before the next.
///
/// @param hooks the moments at which the object runs; with none it is an object of the delivery
///     like any other, in its wave. A hook is no part of what the delivery keeps up: it runs once
///     per generation that needs it, is waited for, and neither heals nor is pruned like the rest
/// @param wave Helm's weight, Argo CD's wave
/// @param deletions when a hook's object is deleted, besides at the end of the delivery
public record Stage(List<Hook> hooks, int wave, List<HookDeletion> deletions) {

    public Stage {
        hooks = List.copyOf(hooks);
        deletions = List.copyOf(deletions);
    }

    /// An object of the delivery like any other, in a wave.
    public static Stage ofWave(int wave) {
        return new Stage(List.of(), wave, List.of());
    }

    public boolean isHook() {
        return !hooks.isEmpty();
    }

    /// The moment at which a hook runs. An installation is what brings a delivery to a control
    /// plane that has nothing of it; whatever changes it there is an upgrade.
    public enum Hook {
        PRE_INSTALL,
        POST_INSTALL,
        PRE_UPGRADE,
        /// While the objects are applied, with those of its wave, at installations and upgrades.
        SYNC,
        POST_UPGRADE,
        PRE_DELETE,
        POST_DELETE
    }

    /// When a hook's object is deleted.
    public enum HookDeletion {
        /// Before it is made for another run.
        BEFORE_CREATION,
        SUCCEEDED,
        FAILED
    }
}
