package dev.sluice.render.placement;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.Problem;
import dev.sluice.events.Target;
import dev.sluice.render.delivery.Fleet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// The control planes of a delivery, and those that it is not to leave although its target no
/// longer names them.
///
/// @param held what is placed there stays as it is
public record Targets(
        SortedSet<ControlPlaneId> wanted, SortedSet<ControlPlaneId> held, List<Problem> problems) {

    /// Fewer may leave a selection at once without a question.
    private static final int FEW = 10;

    public static Targets of(
            Fleet fleet, Target target, Map<ControlPlaneId, DesiredState> standing) {
        var chosen = fleet.choose(target);
        var problems = new ArrayList<>(chosen.problems());
        var held = new TreeSet<ControlPlaneId>();
        var leaving = new TreeSet<ControlPlaneId>();
        int placed = 0;
        for (var state : standing.entrySet()) {
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
                leaving.add(id);
            }
        }
        if (target instanceof Target.Selected && shrinks(chosen, leaving.size(), placed)) {
            problems.add(shrank(leaving.size(), placed));
            held.addAll(leaving);
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

    private static Problem shrank(int leaving, int placed) {
        return Problem.error(
                "SelectionShrank",
                "the selector no longer matches %d of the %d control planes of the delivery, which"
                                .formatted(leaving, placed)
                        + " is held back: nothing is deleted there",
                "restore the labels, or list the control planes that are to remain by name");
    }
}
