package dev.sluice.apply;

import dev.sluice.events.ApplyOutcome.ObjectResult;
import java.util.List;
import java.util.stream.Stream;

/// How far a turn brought a placement.
sealed interface Reached {

    /// What was applied on the way.
    Applied applied();

    /// To a hook that runs before the objects.
    record Before(Ran ran) implements Reached {

        @Override
        public Applied applied() {
            return Applied.heldBy(ran);
        }
    }

    /// To a hook of a wave.
    record Within(Applied applied) implements Reached {}

    /// To a hook that runs after the objects.
    record Behind(Applied applied, Pruned pruned, Ran ran) implements Reached {}

    /// To the last stage, whether or not all of it could be applied.
    record End(Applied applied, Pruned pruned) implements Reached {}

    /// What the last hooks came to that ran.
    default Ran ran() {
        return switch (this) {
            case Before(var ran) -> ran;
            case Behind(_, _, var ran) -> ran;
            case Within(var applied) -> applied.ran();
            case End(var applied, _) -> applied.ran();
        };
    }

    /// Whether a hook or a wave goes on by itself.
    default boolean goesOn() {
        return ran() instanceof Ran.Waits || !applied().waited().isEmpty();
    }

    /// All that went wrong.
    default List<ObjectResult> failures() {
        return Stream.concat(applied().failures().stream(), ran().failure().stream()).toList();
    }

    /// Whether another attempt may come to another end.
    default boolean isWorthRetrying() {
        return !applied().failures().isEmpty() || ran() instanceof Ran.Refused;
    }
}
