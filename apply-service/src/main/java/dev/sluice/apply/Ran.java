package dev.sluice.apply;

import dev.sluice.apply.controlplane.Refusal;
import dev.sluice.apply.controlplane.Refusal.Reason;
import dev.sluice.events.ApplyOutcome.ObjectResult;
import dev.sluice.events.ResourceRef;
import dev.sluice.events.Stage.Hook;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the hooks of a moment came to.
sealed interface Ran {

    /// All have ended well, and what they leave behind is cleaned up.
    record Through() implements Ran {}

    /// One of them goes on.
    record Waits(Hook moment, ResourceRef hook, String words) implements Ran {}

    /// One of them failed.
    record Failed(Hook moment, ResourceRef hook, String words) implements Ran {

        ObjectResult result() {
            return new ObjectResult(
                    hook,
                    "HookFailed",
                    words,
                    "repair what it runs; a new commit, or a reconcile request, runs it again");
        }
    }

    /// One of them could not be made, or not be cleaned up.
    ///
    /// @param refusal of the control plane, null where it is not its fault
    record Refused(ObjectResult result, @Nullable Refusal refusal) implements Ran {

        boolean isAway() {
            return refusal != null && refusal.isAway();
        }

        boolean isStopped() {
            return refusal != null && refusal.reason() == Reason.NOT_OWNED;
        }
    }

    /// What became of the hook that failed or could not be made.
    default Optional<ObjectResult> failure() {
        return switch (this) {
            case Failed failed -> Optional.of(failed.result());
            case Refused(var result, _) -> Optional.of(result);
            case Through _, Waits _ -> Optional.empty();
        };
    }

    default boolean isThrough() {
        return this instanceof Through;
    }

    /// A moment as people write it: `pre-install`.
    static String words(Hook moment) {
        return moment.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
