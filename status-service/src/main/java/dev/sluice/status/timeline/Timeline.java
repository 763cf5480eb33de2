package dev.sluice.status.timeline;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Generation;
import dev.sluice.events.Placement;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.RenderFailed;
import dev.sluice.status.board.DeliveryFacts;
import dev.sluice.status.board.KnownCommit;
import dev.sluice.status.board.PlacementFacts;
import dev.sluice.status.timeline.Stage.Name;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When a delivery took which step towards one control plane.
///
/// @param controlPlane null for a commit that is not placed anywhere yet
/// @param cause what set it going
/// @param generation of the placement, null where there is none yet
public record Timeline(
        @Nullable ControlPlaneId controlPlane,
        Cause cause,
        @Nullable String commit,
        @Nullable Generation generation,
        List<Stage> stages) {
    public Timeline {
        stages = List.copyOf(stages);
    }

    /// What set a rendering going.
    public enum Cause {
        COMMIT,
        DEFINITION,
        /// A referenced value, a looked-up fact or the set of control planes.
        OTHER
    }

    /// The way of a commit before it is placed.
    public static Timeline notPlaced(KnownCommit commit) {
        var way = new Way();
        way.of(commit);
        way.step(Name.PLACED, null);
        return new Timeline(null, Cause.COMMIT, commit.id(), null, way.stages);
    }

    /// The way of what stands under the placement's key; empty where that is an end.
    ///
    /// @param commit as it is remembered, null where it is not
    public static Optional<Timeline> of(
            DeliveryFacts delivery, PlacementFacts on, @Nullable KnownCommit commit) {
        return switch (on.desired() == null ? null : on.desired().value()) {
            case null -> Optional.empty();
            case PlacementRemoval _ -> Optional.empty();
            case RenderFailed failed -> Optional.of(of(delivery, failed, commit));
            case Placement placement -> Optional.of(of(delivery, on, placement, commit));
        };
    }

    private static Timeline of(
            DeliveryFacts delivery, RenderFailed failed, @Nullable KnownCommit commit) {
        var cause = cause(delivery, failed.at(), commit);
        var way = new Way();
        way.begin(cause, delivery, commit);
        way.step(Name.RENDER_FAILED, failed.at());
        return new Timeline(
                failed.controlPlane(), cause, failed.commit(), failed.generation(), way.stages);
    }

    private static Timeline of(
            DeliveryFacts delivery,
            PlacementFacts on,
            Placement placement,
            @Nullable KnownCommit commit) {
        var cause =
                on.course().isMadeByOtherInputs()
                        ? Cause.OTHER
                        : cause(delivery, placement.at(), commit);
        var way = new Way();
        way.begin(cause, delivery, commit);
        way.step(Name.PLACED, placement.at());
        var arrival = on.course().arrivalOf(placement.generation());
        way.step(Name.APPLIED, arrival == null ? null : arrival.appliedAt());
        way.step(Name.READY, arrival == null ? null : arrival.readyAt());
        return new Timeline(
                on.controlPlaneId(), cause, placement.commit(), placement.generation(), way.stages);
    }

    /// Of commit and definition the one that came last before the rendering.
    private static Cause cause(
            DeliveryFacts delivery, Instant renderedAt, @Nullable KnownCommit commit) {
        var definition = delivery.definition();
        if (definition == null || definition.at().isAfter(renderedAt)) {
            return Cause.COMMIT;
        }
        return commit == null || definition.at().isAfter(commit.loggedAt())
                ? Cause.DEFINITION
                : Cause.COMMIT;
    }

    /// From the first step that is noted to the last; null where fewer than two are.
    public @Nullable Duration total() {
        var noted = stages.stream().map(Stage::at).filter(Objects::nonNull).toList();
        return noted.size() < 2 ? null : between(noted.getFirst(), noted.getLast());
    }

    /// Clocks of two machines may differ by more than a step takes.
    private static Duration between(Instant from, Instant to) {
        return from.isAfter(to) ? Duration.ZERO : Duration.between(from, to);
    }

    /// Stages as they are noted down.
    private static final class Way {
        private final List<Stage> stages = new ArrayList<>();
        private @Nullable Instant last;

        void begin(Cause cause, DeliveryFacts delivery, @Nullable KnownCommit commit) {
            switch (cause) {
                case COMMIT -> {
                    if (commit != null) {
                        of(commit);
                    }
                }
                case DEFINITION -> {
                    var definition = delivery.definition();
                    step(Name.DEFINED, definition == null ? null : definition.at());
                }
                case OTHER -> {}
            }
        }

        void of(KnownCommit commit) {
            step(Name.HINTED, commit.hintedAt());
            last = commit.noticedAt();
            step(Name.FETCHED, commit.fetchedAt());
            step(Name.COMMITTED, commit.loggedAt());
        }

        void step(Name name, @Nullable Instant at) {
            var took = last == null || at == null ? null : between(last, at);
            stages.add(new Stage(name, at, took));
            last = at == null ? last : at;
        }
    }
}
