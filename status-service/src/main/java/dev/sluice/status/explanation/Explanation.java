package dev.sluice.status.explanation;

import dev.sluice.events.DesiredState;
import dev.sluice.events.Placement;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.Problem;
import dev.sluice.events.RenderFailed;
import dev.sluice.status.board.DeliveryFacts;
import dev.sluice.status.board.PlacementFacts;
import dev.sluice.status.board.Stamped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says how it stands with a delivery. Ready means: the newest of everything that is known upstream
/// is applied everywhere.
public final class Explanation {
    /// What the renderer says where a selector suddenly matches much less.
    private static final String HELD_SELECTION = "SelectionShrank";

    private Explanation() {}

    public static DeliveryStatus of(DeliveryFacts delivery) {
        var placements = delivery.placements().stream().map(on -> of(delivery, on)).toList();
        var declaration = delivery.declaration();
        var source = delivery.source();
        var newest = source == null ? null : source.newest();
        return new DeliveryStatus(
                delivery.id(),
                whole(delivery, placements),
                source == null ? null : source.id(),
                declaration == null ? null : declaration.path(),
                newest == null ? null : newest.ref(),
                newest == null ? null : newest.commit(),
                declaration != null && declaration.suspended(),
                delivery.definition() == null ? null : delivery.definition().at(),
                placements);
    }

    /// How it stands on one control plane.
    public static PlacementStatus of(DeliveryFacts delivery, PlacementFacts on) {
        var desired = on.desired();
        var placement = on.placement();
        return new PlacementStatus(
                on.controlPlaneId(),
                verdict(delivery, on, desired),
                desired == null ? null : desired.value().generation(),
                placement == null ? null : placement.commit(),
                placement == null ? null : placement.commitGeneration());
    }

    private static Verdict verdict(
            DeliveryFacts delivery, PlacementFacts on, @Nullable Stamped<DesiredState> desired) {
        if (desired == null) {
            return Verdict.of(State.REMOVED, "Removed", "It ended here.");
        }
        return Upstream.brokenBeforeCommit(delivery)
                .filter(broken -> !isEnding(broken))
                .or(() -> behind(delivery, desired.value()))
                .orElseGet(() -> Downstream.of(on, desired.value()));
    }

    /// An end is followed where it is carried out: on the control plane.
    private static boolean isEnding(Verdict verdict) {
        return verdict.state() == State.REMOVING;
    }

    private static Optional<Verdict> behind(DeliveryFacts delivery, DesiredState desired) {
        var newest = delivery.source() == null ? null : delivery.source().newest();
        if (newest == null) {
            return Optional.empty();
        }
        var isOfNewest =
                switch (desired) {
                    case Placement placement ->
                            placement.source().equals(newest.source())
                                    && !newest.generation().isAfter(placement.commitGeneration());
                    case RenderFailed failed ->
                            failed.source().equals(newest.source())
                                    && !newest.generation().isAfter(failed.commitGeneration());
                    case PlacementRemoval _ -> true;
                };
        return isOfNewest
                ? Optional.empty()
                : Upstream.brokenLink(delivery).filter(broken -> !isEnding(broken));
    }

    private static Verdict whole(DeliveryFacts delivery, List<PlacementStatus> placements) {
        var worst =
                placements.stream()
                        .map(PlacementStatus::verdict)
                        .min(Comparator.comparing(Verdict::state));
        var unreadable = Verdict.unreadable(delivery.unreadable());
        if (unreadable.isPresent()) {
            return unreadable.get();
        }
        var broken = Upstream.brokenLink(delivery).or(() -> rendering(delivery));
        if (worst.isEmpty()) {
            return broken.orElseGet(Explanation::unplaced);
        }
        var verdict = worst.get();
        if (broken.isPresent() && broken.get().state().compareTo(verdict.state()) < 0) {
            return broken.get();
        }
        return placements.size() == 1 ? verdict : counted(placements, verdict);
    }

    /// What the renderer could not do, besides what it placed.
    private static Optional<Verdict> rendering(DeliveryFacts delivery) {
        return Optional.ofNullable(delivery.rendering()).stream()
                .flatMap(rendering -> rendering.value().problems().stream())
                .filter(Problem::isError)
                .findFirst()
                .map(Explanation::notPlaced);
    }

    private static Verdict notPlaced(Problem problem) {
        return problem.reason().equals(HELD_SELECTION)
                ? Verdict.of(State.HELD, "It is held", problem, null)
                : Verdict.of(State.RENDER_FAILED, "It cannot be placed", problem, null);
    }

    private static Verdict unplaced() {
        return Verdict.of(State.UNPLACED, "NoControlPlane", "It goes to no control plane.")
                .next("Name a control plane in its definition, or register one that it selects.");
    }

    private static Verdict counted(List<PlacementStatus> placements, Verdict worst) {
        if (worst.isReady()) {
            return Verdict.of(
                    State.READY,
                    "Ready",
                    "Ready on all %d control planes.".formatted(placements.size()));
        }
        var first =
                placements.stream()
                        .filter(on -> on.verdict().equals(worst))
                        .findFirst()
                        .orElseThrow();
        var ready = placements.stream().filter(on -> on.verdict().isReady()).count();
        var count = "Ready on %d of %d control planes".formatted(ready, placements.size());
        var where = first.controlPlane().toString();
        return new Verdict(
                worst.state(),
                worst.reason(),
                worst.sentence().contains(where)
                        ? count + ". " + worst.sentence()
                        : count + "; " + where + ": " + worst.sentence(),
                worst.nextStep());
    }
}
