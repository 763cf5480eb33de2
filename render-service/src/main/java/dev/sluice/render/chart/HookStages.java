package dev.sluice.render.chart;

import dev.sluice.events.ChartRelease;
import dev.sluice.events.Stage;
import dev.sluice.events.Stage.HookDeletion;
import dev.sluice.helm.hook.DeletePolicy;
import dev.sluice.helm.hook.Hook;
import dev.sluice.helm.hook.HookEvent;
import java.util.Optional;

/// When a hook runs, as Helm reads its annotations.
///
/// @param runs which hooks the release lets run
record HookStages(ChartRelease.Hooks runs) {

    /// Empty for a hook that never runs here: tests, and what waits for a rollback.
    Optional<Stage> of(Hook hook) {
        var moments =
                hook.events().stream().flatMap(event -> moment(event).stream()).distinct().toList();
        var deletions = hook.deletePolicies().stream().map(HookStages::deletion).toList();
        return moments.isEmpty()
                ? Optional.empty()
                : Optional.of(new Stage(moments, hook.weight(), deletions));
    }

    /// Whether a hook waits for what never happens here.
    static boolean isOnlyOfRollback(Hook hook) {
        return hook.events().stream()
                .allMatch(
                        event ->
                                event == HookEvent.PRE_ROLLBACK
                                        || event == HookEvent.POST_ROLLBACK);
    }

    private Optional<Stage.Hook> moment(HookEvent event) {
        return switch (event) {
            case PRE_INSTALL -> when(runs.install(), Stage.Hook.PRE_INSTALL);
            case POST_INSTALL -> when(runs.install(), Stage.Hook.POST_INSTALL);
            case PRE_UPGRADE -> when(runs.upgrade(), Stage.Hook.PRE_UPGRADE);
            case POST_UPGRADE -> when(runs.upgrade(), Stage.Hook.POST_UPGRADE);
            case PRE_DELETE -> when(runs.uninstall(), Stage.Hook.PRE_DELETE);
            case POST_DELETE -> when(runs.uninstall(), Stage.Hook.POST_DELETE);
            case PRE_ROLLBACK, POST_ROLLBACK, TEST -> Optional.empty();
        };
    }

    private static Optional<Stage.Hook> when(boolean runs, Stage.Hook moment) {
        return runs ? Optional.of(moment) : Optional.empty();
    }

    private static HookDeletion deletion(DeletePolicy policy) {
        return switch (policy) {
            case BEFORE_HOOK_CREATION -> HookDeletion.BEFORE_CREATION;
            case HOOK_SUCCEEDED -> HookDeletion.SUCCEEDED;
            case HOOK_FAILED -> HookDeletion.FAILED;
        };
    }
}
