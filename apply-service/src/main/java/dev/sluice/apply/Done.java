package dev.sluice.apply;

import dev.sluice.apply.controlplane.LiveObject;
import dev.sluice.apply.controlplane.Refusal;
import dev.sluice.apply.controlplane.Refusal.Reason;
import dev.sluice.events.ApplyOutcome.ObjectResult;
import org.jspecify.annotations.Nullable;

/// What became of one object.
sealed interface Done {

    /// It stands as wanted.
    ///
    /// @param healed whether it had drifted
    record Written(LiveObject live, boolean healed) implements Done {}

    /// It could not be written.
    ///
    /// @param refusal of the control plane, null where it is not its fault
    record Failed(ObjectResult result, @Nullable Refusal refusal) implements Done {}

    /// It drifted, and is left so.
    record Left(ObjectResult drifted) implements Done {}

    record Untouched() implements Done {}

    /// Whether nothing else needs to be tried.
    default boolean stops() {
        return this instanceof Failed(_, var refusal)
                && refusal != null
                && (refusal.isAway() || refusal.reason() == Reason.NOT_OWNED);
    }
}
