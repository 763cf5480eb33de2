package dev.sluice.render.placement;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.DeliveryDeclaration.Deletion;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Generation;
import dev.sluice.events.Placement;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.RenderFailed;
import dev.sluice.events.RenderingRecord.Placed;
import dev.sluice.render.delivery.Course;
import dev.sluice.render.delivery.Situation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What is to be written so that the control planes hold what is wanted: only what differs from
/// what stands.
///
/// @param writes new desired states, one for a control plane
/// @param ends control planes that have confirmed the end: their keys are freed
/// @param placed the control planes that hold a placement afterwards
public record PlacementPlan(
        List<DesiredState> writes, List<ControlPlaneId> ends, List<Placed> placed) {

    public PlacementPlan {
        writes = List.copyOf(writes);
        ends = List.copyOf(ends);
        placed = List.copyOf(placed);
    }

    /// The delivery at a commit.
    ///
    /// @param generation of all that is written
    public static PlacementPlan of(
            Situation situation,
            Course.Evaluate due,
            Targets targets,
            SortedMap<ControlPlaneId, Wanted> wanted,
            Generation generation,
            Instant at) {
        var draft = new Draft();
        for (var id : targets.wanted()) {
            var standing = situation.standing().get(id);
            draft.settle(standing, wanted(id, due, wanted.get(id), standing, generation, at));
        }
        situation
                .standing()
                .forEach(
                        (id, standing) -> {
                            if (targets.held().contains(id)) {
                                draft.keep(standing);
                            } else if (!targets.wanted().contains(id)) {
                                draft.remove(
                                        situation, standing, generation, deletion(due, standing));
                            }
                        });
        return draft.plan();
    }

    /// The next state of a control plane, empty where what stands there stays.
    private static Optional<DesiredState> wanted(
            ControlPlaneId id,
            Course.Evaluate due,
            @Nullable Wanted wanted,
            @Nullable DesiredState standing,
            Generation generation,
            Instant at) {
        return switch (wanted) {
            case Wanted.Bundle bundle -> Optional.of(placement(id, due, bundle, generation, at));
            case Wanted.Failure failure ->
                    Optional.of(failed(id, due, failure, standing, generation, at));
            case Wanted.Later _ -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    /// The delivery is suspended: placements say so, and nothing else changes.
    public static PlacementPlan pausing(Situation situation, Generation generation, Instant at) {
        var draft = new Draft();
        situation
                .standing()
                .forEach(
                        (id, standing) -> {
                            if (standing instanceof PlacementRemoval
                                    || situation.fleet().isRemoved(id)) {
                                draft.remove(situation, standing, generation, Deletion.ORPHAN);
                                return;
                            }
                            var held = heldBy(standing);
                            if (held == null || held.suspended()) {
                                draft.keep(standing);
                            } else {
                                draft.write(suspended(held, generation, at));
                            }
                        });
        return draft.plan();
    }

    /// The delivery ends everywhere.
    ///
    /// @param declaration what it was last, null where only its placements tell
    public static PlacementPlan ending(
            Situation situation, @Nullable DeliveryDeclaration declaration, Generation generation) {
        var draft = new Draft();
        situation
                .standing()
                .values()
                .forEach(
                        standing ->
                                draft.remove(
                                        situation,
                                        standing,
                                        generation,
                                        lastDeletion(declaration, standing)));
        return draft.plan();
    }

    public boolean isEmpty() {
        return writes.isEmpty() && ends.isEmpty();
    }

    private static Placement placement(
            ControlPlaneId id,
            Course.Evaluate due,
            Wanted.Bundle bundle,
            Generation generation,
            Instant at) {
        var declaration = due.declaration();
        return new Placement(
                id,
                declaration.delivery(),
                generation,
                due.definition().generation(),
                declaration.source(),
                due.commit().generation(),
                due.commit().commit(),
                bundle.pointer(),
                bundle.inside(),
                namespaceToCreate(declaration),
                declaration.suspended(),
                declaration.dependsOn(),
                declaration.policy(),
                at);
    }

    private static RenderFailed failed(
            ControlPlaneId id,
            Course.Evaluate due,
            Wanted.Failure failure,
            @Nullable DesiredState standing,
            Generation generation,
            Instant at) {
        return new RenderFailed(
                id,
                due.declaration().delivery(),
                generation,
                due.definition().generation(),
                due.declaration().source(),
                due.commit().generation(),
                due.commit().commit(),
                failure.problems(),
                standing == null ? null : heldBy(standing),
                at);
    }

    private static Placement suspended(Placement placement, Generation generation, Instant at) {
        return new Placement(
                placement.controlPlane(),
                placement.delivery(),
                generation,
                placement.definitionGeneration(),
                placement.source(),
                placement.commitGeneration(),
                placement.commit(),
                placement.bundle(),
                placement.inside(),
                placement.createNamespace(),
                true,
                placement.dependsOn(),
                placement.policy(),
                at);
    }

    private static @Nullable String namespaceToCreate(DeliveryDeclaration declaration) {
        if (!declaration.createNamespace()) {
            return null;
        }
        return declaration.targetNamespace() != null
                ? declaration.targetNamespace()
                : declaration.defaultNamespace();
    }

    /// Whether the control plane would be asked for nothing new.
    private static boolean isSame(DesiredState standing, DesiredState next) {
        return switch (standing) {
            case Placement stands ->
                    next instanceof Placement wanted
                            && stands.bundle().digest().equals(wanted.bundle().digest())
                            && stands.policy().equals(wanted.policy())
                            && stands.source().equals(wanted.source())
                            && stands.dependsOn().equals(wanted.dependsOn())
                            && stands.suspended() == wanted.suspended()
                            && Objects.equals(stands.createNamespace(), wanted.createNamespace());
            case RenderFailed stands ->
                    next instanceof RenderFailed wanted
                            && stands.problems().equals(wanted.problems());
            case PlacementRemoval _ -> false;
        };
    }

    /// The placement that a control plane holds on to.
    static @Nullable Placement heldBy(DesiredState standing) {
        return switch (standing) {
            case Placement placement -> placement;
            case RenderFailed failed -> failed.standing();
            case PlacementRemoval _ -> null;
        };
    }

    private static Deletion deletion(Course.Evaluate due, DesiredState standing) {
        return standing instanceof PlacementRemoval removal
                ? removal.deletion()
                : due.declaration().policy().deletion();
    }

    private static Deletion lastDeletion(
            @Nullable DeliveryDeclaration declaration, DesiredState standing) {
        if (declaration != null) {
            return declaration.suspended() ? Deletion.ORPHAN : declaration.policy().deletion();
        }
        var held = heldBy(standing);
        return held == null || held.suspended() ? Deletion.ORPHAN : held.policy().deletion();
    }

    /// A plan in the making.
    private static final class Draft {

        private final List<DesiredState> writes = new ArrayList<>();
        private final List<ControlPlaneId> ends = new ArrayList<>();
        private final List<Placed> placed = new ArrayList<>();

        void settle(@Nullable DesiredState standing, Optional<DesiredState> next) {
            if (standing != null && next.filter(state -> !isSame(standing, state)).isEmpty()) {
                keep(standing);
            } else {
                next.ifPresent(this::write);
            }
        }

        void write(DesiredState next) {
            writes.add(next);
            keep(next);
        }

        void keep(DesiredState state) {
            var held = heldBy(state);
            if (held != null) {
                placed.add(new Placed(state.controlPlane(), state.generation(), held.bundle()));
            }
        }

        void remove(
                Situation situation,
                DesiredState standing,
                Generation generation,
                Deletion deletion) {
            var id = standing.controlPlane();
            boolean forgotten = situation.fleet().isRemoved(id);
            if (standing instanceof PlacementRemoval removal
                    && (removal.forgotten() || !forgotten)) {
                if (situation.removed().contains(id)) {
                    ends.add(id);
                }
                return;
            }
            writes.add(
                    new PlacementRemoval(id, standing.delivery(), generation, deletion, forgotten));
        }

        PlacementPlan plan() {
            return new PlacementPlan(writes, ends, placed);
        }
    }
}
