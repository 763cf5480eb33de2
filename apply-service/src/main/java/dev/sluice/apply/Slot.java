package dev.sluice.apply;

import dev.sluice.apply.Turned.Next;
import dev.sluice.apply.controlplane.ObjectKey;
import dev.sluice.apply.inventory.Kept;
import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ApplyOutcome.ObjectResult;
import dev.sluice.events.DeliveryDeclaration.Policy;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Placement;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.RenderFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A delivery's place in the lane of its control plane. All but the standing belongs to the lane's
/// lock.
final class Slot {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    final DeliveryId delivery;
    final String name;
    volatile Standing standing;
    volatile @Nullable DesiredState desired;
    Instant seenAt = Instant.EPOCH;
    boolean running;
    boolean due;
    boolean sweepDue;
    boolean noticed;
    boolean stirred;
    volatile Set<ObjectKey> listed = Set.of();
    int failures;
    Next next = Next.REST;
    Alarm.@Nullable Pending retry;
    Alarm.@Nullable Pending sweep;
    @Nullable ApplyOutcome outcome;
    @Nullable Instant reconciledAt;

    Slot(DeliveryId delivery, @Nullable Kept kept) {
        this.delivery = delivery;
        this.name = delivery.toString();
        this.standing = new Standing(delivery, kept);
    }

    /// The placement that is to stand, if any is.
    Optional<Placement> placement() {
        return switch (desired) {
            case Placement placement -> Optional.of(placement);
            case RenderFailed failed -> Optional.ofNullable(failed.standing());
            case PlacementRemoval _ -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    boolean isHealed() {
        return placement().filter(placement -> !placement.suspended()).isPresent();
    }

    boolean isReady() {
        var last = outcome;
        return last != null && last.phase() == ApplyOutcome.Phase.READY;
    }

    boolean hasResult(String reason) {
        var last = outcome;
        return last != null
                && last.results().stream().map(ObjectResult::reason).anyMatch(reason::equals);
    }

    /// The longest pause between two tries.
    Duration longestPause() {
        return placement()
                .map(Placement::policy)
                .map(Policy::retryInterval)
                .filter(interval -> interval.isPositive())
                .orElse(LONGEST_PAUSE);
    }

    void cancelRetry() {
        if (retry != null) {
            retry.cancel();
            retry = null;
        }
    }

    void cancel() {
        cancelRetry();
        if (sweep != null) {
            sweep.cancel();
            sweep = null;
        }
    }
}
