package dev.sluice.render.placement;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Digest;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.Problem;
import dev.sluice.events.Target;
import dev.sluice.render.delivery.Fleet;
import dev.sluice.render.delivery.Situation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The control planes of a delivery, and those that it is not to leave although its target no
/// longer names them.
///
/// @param held what is placed there stays as it is
public record Targets(
        SortedSet<ControlPlaneId> wanted, SortedSet<ControlPlaneId> held, List<Problem> problems) {

    /// Fewer may leave a selection at once without a question.
    private static final int FEW = 10;

    public static Targets of(Situation situation, Target target) {
        var fleet = situation.fleet();
        var chosen = fleet.choose(target);
        var problems = new ArrayList<>(chosen.problems());
        var held = new TreeSet<ControlPlaneId>();
        var leaving = new TreeMap<ControlPlaneId, DesiredState>();
        int placed = 0;
        for (var state : situation.standing().entrySet()) {
            var id = state.getKey();
            if (state.getValue() instanceof PlacementRemoval || fleet.isRemoved(id)) {
                continue;
            }
            placed++;
            if (chosen.controlPlanes().contains(id)) {
                continue;
            }
            if (isUnsure(fleet, target, id, chosen.problems())) {
                held.add(id);
            } else {
                leaving.put(id, state.getValue());
            }
        }
        if (target instanceof Target.Selected && shrinks(chosen, leaving.size(), placed)) {
            var digest = digest(leaving);
            if (!isConfirmed(situation, digest)) {
                problems.add(shrank(situation.delivery(), leaving.size(), placed, digest));
                held.addAll(leaving.keySet());
            }
        }
        return new Targets(chosen.controlPlanes(), held, problems);
    }

    /// Whether it may be meant after all: what is not known yet ends nothing.
    private static boolean isUnsure(
            Fleet fleet, Target target, ControlPlaneId id, List<Problem> problems) {
        return !fleet.has(id)
                || switch (target) {
                    case Target.Listed _ -> false;
                    case Target.Selected _ -> fleet.isUnreadable(id);
                    case Target.Local _, Target.Named _, Target.Server _ -> !problems.isEmpty();
                };
    }

    private static boolean shrinks(Fleet.Chosen chosen, int leaving, int placed) {
        return leaving > 0
                && (chosen.controlPlanes().isEmpty() || (leaving > FEW && 2 * leaving > placed));
    }

    /// Of the very placements that would end: who comes back and leaves again is another set.
    private static Digest digest(SortedMap<ControlPlaneId, DesiredState> leaving) {
        var text = new StringBuilder();
        leaving.forEach(
                (id, state) -> text.append(id).append(' ').append(state.generation()).append('\n'));
        return Digest.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isConfirmed(Situation situation, Digest digest) {
        var asked = situation.asked();
        return asked != null && digest.equals(asked.confirmedSelection());
    }

    private static Problem shrank(DeliveryId delivery, int leaving, int placed, Digest digest) {
        return Problem.error(
                "SelectionShrank",
                "the selector no longer matches %d of the %d control planes of the delivery, which"
                                .formatted(leaving, placed)
                        + " is held back: nothing is deleted there ("
                        + digest
                        + ")",
                "restore the labels, or confirm that the delivery leaves exactly these: ./sluice"
                        + " confirm-selection %s --digest %s --why …".formatted(delivery, digest));
    }
}
