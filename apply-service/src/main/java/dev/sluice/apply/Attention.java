package dev.sluice.apply;

import dev.sluice.apply.Turned.Next;
import dev.sluice.apply.controlplane.ObjectKey;
import dev.sluice.apply.drift.Drift;
import java.util.Map;
import java.util.Optional;

/// Whether what is seen of a delivery's objects calls for a turn.
record Attention(Slot slot, Ground ground) {

    /// Whether a turn would find something else than the last one did, drift aside.
    boolean isCalledFor() {
        return hasSettled() || turnedUnhealthy() || isUndone();
    }

    private boolean hasSettled() {
        return switch (slot.next) {
            case FOLLOW_STAGE -> true;
            case FOLLOW_HEALTH -> awaited().filter(Awaited::isSettled).isPresent();
            case REST, RETRY, AWAIT, AWAY -> false;
        };
    }

    private boolean turnedUnhealthy() {
        return slot.next == Next.REST
                && slot.isReady()
                && awaited().filter(all -> !all.seenUnhealthy().isEmpty()).isPresent();
    }

    /// Drift that was only reported is gone again.
    private boolean isUndone() {
        return slot.hasResult("Drifted") && slot.standing.drifted().isEmpty();
    }

    /// What somebody changed and what is not told of yet.
    Map<ObjectKey, Drift> newDrift() {
        var drifted = slot.standing.drifted();
        return isReported(drifted) ? Map.of() : drifted;
    }

    /// Drift that is not to be healed is told once.
    private boolean isReported(Map<ObjectKey, Drift> drifted) {
        boolean heals =
                slot.placement().filter(placement -> placement.policy().selfHeal()).isPresent();
        return !heals && drifted.keySet().stream().allMatch(this::isToldOf);
    }

    private boolean isToldOf(ObjectKey object) {
        var last = slot.outcome;
        return last != null
                && last.results().stream()
                        .filter(result -> result.reason().equals("Drifted"))
                        .anyMatch(result -> ObjectKey.of(result.object()).equals(object));
    }

    /// Whether somebody's health counts of which no watch tells.
    boolean hasUnwatched() {
        return awaited()
                .filter(
                        all ->
                                !all.strangers().isEmpty()
                                        || all.objects().stream()
                                                .anyMatch(ground.watches()::isBlind))
                .isPresent();
    }

    private Optional<Awaited> awaited() {
        return slot.placement()
                .map(
                        placement ->
                                Awaited.by(
                                        placement.policy(),
                                        slot.standing,
                                        ground.connected().kinds()));
    }
}
