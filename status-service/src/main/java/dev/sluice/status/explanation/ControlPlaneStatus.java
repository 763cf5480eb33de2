package dev.sluice.status.explanation;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.status.board.ControlPlaneRecord;

/// How it stands with a control plane.
///
/// @param placements how many deliveries it should hold
/// @param ready how many of them are Ready on it
public record ControlPlaneStatus(
        ControlPlaneId id,
        Verdict verdict,
        ControlPlaneRecord controlPlane,
        int placements,
        int ready) {
    public static ControlPlaneStatus of(ControlPlaneRecord known, int placements, int ready) {
        var verdict = Verdict.unreadable(known.unreadable()).orElseGet(() -> verdict(known));
        return new ControlPlaneStatus(known.id(), verdict, known, placements, ready);
    }

    private static Verdict verdict(ControlPlaneRecord known) {
        var facts = known.facts();
        var refusal = known.refusal();
        if (refusal != null) {
            return Verdict.of(State.REFUSED, "Its definition is refused", refusal, null);
        }
        if (!known.isRegistered()) {
            return Verdict.of(
                            State.WAITING,
                            "NotRegistered",
                            "No definition registers it any more, or yet.")
                    .next("Register it, or correct the deliveries that name it.");
        }
        if (facts == null) {
            return Verdict.of(State.WAITING, "NotReached", "It is not reached yet.");
        }
        if (facts.value().reachable()) {
            var version = facts.value().version();
            return Verdict.of(
                    State.READY,
                    "Reachable",
                    version == null
                            ? "Reachable."
                            : "Reachable; Kubernetes %s.".formatted(version));
        }
        var problem = facts.value().problem();
        return problem == null
                ? Verdict.of(State.UNREACHABLE, "Unreachable", "It cannot be reached.")
                : Verdict.of(State.UNREACHABLE, "It cannot be reached", problem, null);
    }
}
