package dev.sluice.apply;

import dev.sluice.apply.plan.PruneGuard;
import dev.sluice.events.ApplyOutcome.ObjectResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What pruning came to.
///
/// @param deleted how many objects were deleted
/// @param failures the objects whose deletion was refused
/// @param left the objects that are kept, and why
/// @param waits what it waits for, empty where it does not
/// @param held the deletions that wait for a person
record Pruned(
        int deleted,
        List<ObjectResult> failures,
        List<ObjectResult> left,
        Optional<String> waits,
        Optional<PruneGuard.Held> held,
        boolean away) {

    static Pruned nothing() {
        return new Pruned(0, List.of(), List.of(), Optional.empty(), Optional.empty(), false);
    }

    static Pruned waiting(String what) {
        return new Pruned(0, List.of(), List.of(), Optional.of(what), Optional.empty(), false);
    }

    /// Both together.
    Pruned and(Pruned other) {
        var allFailures = new ArrayList<>(failures);
        allFailures.addAll(other.failures);
        var allLeft = new ArrayList<>(left);
        allLeft.addAll(other.left);
        return new Pruned(
                deleted + other.deleted,
                allFailures,
                allLeft,
                waits.or(other::waits),
                held.or(other::held),
                away || other.away);
    }
}
