package dev.sluice.source.definition;

import dev.sluice.events.DefinitionId;
import dev.sluice.events.Intake;
import dev.sluice.events.Problem;
import java.util.List;
import java.util.Set;

/// The problems that come from where a definition is written, not from what it says.
final class IntakeProblem {

    private static final String RELEASED = "LeftItsIntake";
    private static final Set<String> REASONS =
            Set.of(
                    "IntakeUnreadable",
                    "IntakeEmpty",
                    "IntakeShrunk",
                    "FileUnreadable",
                    "ParentGone",
                    "LeftItsParent",
                    "IntakeDropped",
                    "AlsoHeldElsewhere",
                    RELEASED);

    private IntakeProblem() {}

    /// Whether it is one of these: they are found anew with each look.
    static boolean isOne(Problem problem) {
        return REASONS.contains(problem.reason());
    }

    /// Whether the intake has let go of the definition, so that another may take it.
    static boolean isRelease(Problem problem) {
        return problem.reason().equals(RELEASED);
    }

    static Problem released(Intake intake) {
        return Problem.warning(
                RELEASED, intake + " holds it no more; the other intake takes it over", null);
    }

    static Problem unreadable(Problem problem) {
        return Problem.warning(
                "IntakeUnreadable", problem.message() + "; nothing is removed", problem.remedy());
    }

    static Problem twice(DefinitionId id, String where) {
        return Problem.warning(
                "DefinedTwice",
                "%s is already defined in %s, which counts".formatted(id, where),
                "keep one of the two");
    }

    static Problem heldElsewhere(DefinitionId id, Intake holder) {
        return Problem.warning(
                "HeldElsewhere",
                "%s is already taken from %s, which counts".formatted(id, holder),
                "keep it in one intake only");
    }

    static Problem alsoHeld() {
        return Problem.warning(
                "AlsoHeldElsewhere",
                "another intake has it too; this one counts",
                "keep it in one intake only");
    }

    static Problem unreadableFiles(List<String> broken) {
        return Problem.warning(
                "FileUnreadable",
                "%s cannot be read in full; what came from it stays as it was"
                        .formatted(String.join(", ", broken)),
                "see the problems of the file");
    }

    static Problem leftItsParent(Intake intake) {
        return Problem.warning(
                "LeftItsParent",
                intake + " has it no more and does not prune",
                "delete it by another intake, or let the parent prune");
    }

    static Problem dropped(Intake intake) {
        return Problem.warning(
                "IntakeDropped",
                "the settings do not name %s any more; nothing is changed or removed"
                        .formatted(intake),
                "name it again, or end what came from it with sluice.definitions.ended="
                        + Intakes.setting(intake));
    }

    static Problem gone(Intake intake) {
        return Problem.warning(
                "ParentGone",
                intake + " is gone and left it behind",
                "put it into another intake to change or remove it");
    }
}
