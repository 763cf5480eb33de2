package dev.sluice.apply;

import dev.sluice.apply.Turned.Next;
import dev.sluice.events.PlacementRemoval;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/// When a delivery takes its next turn, where nothing that is heard of makes it take one earlier.
final class Pace {

    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration LATER_LOOK = Duration.ofSeconds(20);
    private static final Duration REMOVAL_LOOK = Duration.ofSeconds(2);

    private final Backoff backoff =
            new Backoff(Duration.ofSeconds(1), () -> ThreadLocalRandom.current().nextDouble());
    private final Alarm alarm;
    private final Consumer<Slot> wake;

    /// @param wake is run when it is time
    Pace(Alarm alarm, Consumer<Slot> wake) {
        this.alarm = alarm;
        this.wake = wake;
    }

    /// After a turn that came to this.
    void after(Next next, Slot slot, Optional<Attention> attention) {
        switch (next) {
            case REST -> {
                slot.failures = 0;
                if (attention.filter(Attention::hasUnwatched).isPresent()) {
                    wakeIn(slot, LATER_LOOK);
                }
            }
            case RETRY -> retryLater(slot);
            case AWAIT -> wakeIn(slot, awaitPause(slot));
            // The link wakes it too, when the control plane answers again.
            case AWAY -> retryLater(slot);
            case FOLLOW_HEALTH, FOLLOW_STAGE -> wakeIn(slot, LOOK);
        }
    }

    private static Duration awaitPause(Slot slot) {
        return slot.desired instanceof PlacementRemoval ? REMOVAL_LOOK : slot.longestPause();
    }

    /// Ever later, while it fails.
    void retryLater(Slot slot) {
        slot.failures++;
        wakeIn(slot, backoff.pause(slot.failures, slot.longestPause()));
    }

    void wakeIn(Slot slot, Duration pause) {
        slot.cancelRetry();
        slot.retry = alarm.in(pause, () -> wake.accept(slot));
    }
}
