package dev.sluice.log;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Whether the group still counts this replica as a member, judged by the time since its
/// coordinator last answered. Once that took too long the membership counts as ended, whatever
/// arrives later, until the group was joined anew: a process that was paused believes nothing that
/// it knew before.
final class Session {

    private final long limit;
    private final LongSupplier nanoTime;
    private volatile boolean ended = true;
    private volatile long heardAt;
    private long lookedAt;
    private double answers;

    Session(Duration limit, LongSupplier nanoTime) {
        this.limit = limit.toNanos();
        this.nanoTime = nanoTime;
        this.heardAt = nanoTime.getAsLong();
        this.lookedAt = heardAt;
    }

    /// For any thread.
    boolean isAlive() {
        if (!ended && nanoTime.getAsLong() - heardAt >= limit) {
            ended = true;
        }
        return !ended;
    }

    /// When the coordinator was last heard, at the earliest.
    long heardAt() {
        return heardAt;
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /// Takes in how often the coordinator has answered. An answer counts from the look before it:
    /// if the process stood still in between, the answer is that old.
    void look(double answersSoFar) {
        long before = lookedAt;
        lookedAt = nanoTime.getAsLong();
        var _ = isAlive();
        if (answersSoFar != answers) {
            answers = answersSoFar;
            heardAt = before;
        }
    }

    /// The group was joined, or stayed in through a rebalance.
    void joined() {
        heardAt = lookedAt;
        ended = false;
    }

    /// The group has told this replica that it is not a member.
    void end() {
        ended = true;
    }
}
