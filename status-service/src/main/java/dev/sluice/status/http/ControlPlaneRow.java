package dev.sluice.status.http;

import dev.sluice.events.ControlPlaneFacts;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.status.explanation.ControlPlaneStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How it stands with a control plane.
///
/// @param ready whether it is registered and reachable
/// @param identity the UID that tells it from others
/// @param sharedWith other names of the same control plane
/// @param kinds how many kinds it serves
/// @param checkedAt when its owner noted what it knows of it
/// @param deliveries how many it should hold, and how many of them are Ready
public record ControlPlaneRow(
        String id,
        String namespace,
        String name,
        String ready,
        String phase,
        String reason,
        String message,
        @Nullable String nextStep,
        @Nullable String server,
        @Nullable String version,
        @Nullable String identity,
        List<String> sharedWith,
        Map<String, String> labels,
        @Nullable Integer kinds,
        @Nullable Instant checkedAt,
        DeliveryRow.Count deliveries) {
    public ControlPlaneRow {
        sharedWith = List.copyOf(sharedWith);
    }

    static ControlPlaneRow of(ControlPlaneStatus status) {
        var id = status.id();
        var verdict = status.verdict();
        var declaration = status.controlPlane().declaration();
        var facts = facts(status);
        return new ControlPlaneRow(
                id.toString(),
                id.namespace(),
                id.name(),
                Words.ready(verdict.state()),
                Words.of(verdict.state()),
                verdict.reason(),
                verdict.sentence(),
                verdict.nextStep(),
                facts == null ? null : facts.server(),
                facts == null ? null : facts.version(),
                facts == null ? null : facts.identity(),
                facts == null
                        ? List.of()
                        : facts.sharedWith().stream().map(ControlPlaneId::toString).toList(),
                declaration == null ? Map.of() : declaration.labels(),
                facts == null ? null : facts.kinds().size(),
                facts == null ? null : facts.at(),
                new DeliveryRow.Count(status.placements(), status.ready()));
    }

    private static @Nullable ControlPlaneFacts facts(ControlPlaneStatus status) {
        var facts = status.controlPlane().facts();
        return facts == null ? null : facts.value();
    }
}
