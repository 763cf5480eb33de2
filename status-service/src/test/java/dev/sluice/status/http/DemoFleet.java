package dev.sluice.status.http;

import static dev.sluice.status.Sample.DEFINED;
import static dev.sluice.status.Sample.generation;

import dev.sluice.events.ApplyOutcome.Phase;
import dev.sluice.events.ApplyOutcome.Status;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Evaluation;
import dev.sluice.events.LogRecord;
import dev.sluice.events.Placement;
import dev.sluice.events.RenderingRecord.Placed;
import dev.sluice.events.SourceId;
import dev.sluice.events.Topic;
import dev.sluice.status.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// 400 deliveries on three control planes, some of them in trouble.
public final class DemoFleet {
    static final List<ControlPlaneId> CONTROL_PLANES =
            List.of(
                    new ControlPlaneId("sluice-system", "local"),
                    new ControlPlaneId("fleet", "eu-central-1-production"),
                    new ControlPlaneId("fleet", "us-east-1-production"));
    static final SourceId APPS = new SourceId("GitRepository", "flux-system", "apps");
    static final int DELIVERIES = 400;

    private static final String[] TEAMS = {"checkout", "payments", "search", "platform"};
    private static final String[] PARTS = {
        "api",
        "worker",
        "database",
        "cache",
        "gateway",
        "frontend",
        "jobs",
        "metrics",
        "ledger",
        "notifications-for-customers-and-partners"
    };

    private DemoFleet() {}

    static DeliveryId delivery(int number) {
        var part = PARTS[number % PARTS.length];
        return new DeliveryId(
                number % 5 == 0 ? "Application" : "Kustomization",
                TEAMS[number % TEAMS.length],
                "%s-%03d".formatted(part, number));
    }

    /// Writes the fleet as it stands after a second commit.
    public static void write(RunningService service) {
        var records = new ArrayList<LogRecord>();
        records.add(Sample.source(APPS));
        CONTROL_PLANES.forEach(id -> records.add(Sample.controlPlane(id)));
        records.add(Sample.reachable(CONTROL_PLANES.get(0)));
        records.add(Sample.reachable(CONTROL_PLANES.get(1)));
        records.add(Sample.unreachable(CONTROL_PLANES.get(2)));
        records.add(Sample.commit(APPS, 1, Instant.now().minusSeconds(4000)));
        for (int number = 0; number < DELIVERIES; number++) {
            records.add(Sample.delivery(delivery(number), APPS, DEFINED, number == 33));
        }
        service.write(records.toArray(LogRecord[]::new));
        records.clear();
        var hintedAt = Instant.now().minusMillis(30);
        records.add(Sample.commit(APPS, 2, hintedAt));
        for (int number = 0; number < DELIVERIES; number++) {
            add(records, number, hintedAt.plusMillis(40 + number % 17));
        }
        for (int partition = 0; partition < Topic.PARTITIONS; partition++) {
            records.add(new Evaluation(APPS, partition, generation(2)));
        }
        records.add(
                Sample.refused(
                        new DefinitionId("Kustomization", "checkout", "loyalty-programme"),
                        DEFINED));
        service.write(records.toArray(LogRecord[]::new));
    }

    private static void add(List<LogRecord> records, int number, Instant at) {
        var id = delivery(number);
        var unchanged = number % 3 == 0;
        var placed = new ArrayList<Placed>();
        for (var controlPlane : on(number)) {
            var placement =
                    unchanged
                            ? Sample.placement(id, APPS, controlPlane, 1, 1, at.minusSeconds(4000))
                            : Sample.placement(id, APPS, controlPlane, 2, 2, at);
            placed.add(Sample.placed(controlPlane, unchanged ? 1 : 2));
            if (number == 17) {
                records.add(Sample.renderFailed(placement, 3, 2));
            } else {
                records.add(placement);
            }
            outcome(records, number, placement);
        }
        records.add(
                Sample.rendering(id, APPS, DEFINED, 2, List.of(), placed.toArray(Placed[]::new)));
    }

    private static List<ControlPlaneId> on(int number) {
        return number % 7 == 3 ? CONTROL_PLANES.subList(0, 2) : CONTROL_PLANES;
    }

    private static void outcome(List<LogRecord> records, int number, Placement placement) {
        var isAway = placement.controlPlane().equals(CONTROL_PLANES.get(2));
        if (isAway && number % 3 != 0) {
            return;
        }
        if (number == 41 && !isAway) {
            records.add(Sample.failed(placement));
        } else if (number == 58 && !isAway) {
            records.add(
                    Sample.outcome(
                            placement,
                            Phase.HELD,
                            Status.False,
                            "PruneHeld",
                            "12 of 14 objects would be deleted, more than half: they are kept until"
                                    + " somebody confirms it",
                            List.of()));
        } else if (number == 77 && !isAway) {
            records.add(
                    Sample.outcome(
                            placement,
                            Phase.APPLIED,
                            Status.False,
                            "Progressing",
                            "waiting for apps/Deployment search/frontend: 1 of 3 replicas available",
                            List.of()));
        } else {
            records.add(Sample.ready(placement));
        }
    }
}
