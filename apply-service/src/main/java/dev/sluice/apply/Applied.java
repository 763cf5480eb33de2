package dev.sluice.apply;

import dev.sluice.events.ApplyOutcome.ObjectResult;
import java.util.List;

/// What applying came to.
///
/// @param written how many objects were written
/// @param healed how many of them had drifted
/// @param failures the objects that could not be applied
/// @param drifted the objects that drifted and are left so
/// @param waited the objects of a wave that the next one waits for
/// @param ran what the hooks of the waves came to
/// @param away whether the control plane stopped answering
/// @param stopped whether something newer, or another owner, has the say now
record Applied(
        int written,
        int healed,
        List<ObjectResult> failures,
        List<ObjectResult> drifted,
        List<ObjectResult> waited,
        Ran ran,
        boolean away,
        boolean stopped) {

    /// Nothing was applied, for a hook goes first.
    static Applied heldBy(Ran ran) {
        return new Applied(
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                ran,
                ran instanceof Ran.Refused refused && refused.isAway(),
                ran instanceof Ran.Refused refused && refused.isStopped());
    }

    boolean isWhole() {
        return failures.isEmpty() && waited.isEmpty() && ran.isThrough() && !away && !stopped;
    }

    /// Whether nothing but a hook holds back the rest.
    boolean isHeldByHook() {
        return failures.isEmpty() && !ran.isThrough() && !away && !stopped;
    }
}
