package dev.sluice.apply;

import static org.awaitility.Awaitility.await;

import dev.sluice.apply.inventory.Adoption;
import dev.sluice.apply.secret.Secrets;
import dev.sluice.apply.secret.Unsealing;
import dev.sluice.apply.timer.ThreadAlarm;
import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ApplyOutcome.Phase;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Problem;
import dev.sluice.events.SecretReference;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// One replica of the service, without its process and without a broker.
final class Replica implements AutoCloseable {

    final InMemoryLog log;
    final ThreadAlarm alarm = new ThreadAlarm();
    final Map<String, String> secrets = new ConcurrentHashMap<>();
    final Fleet fleet;
    volatile boolean owns = true;

    Replica(InMemoryLog log, Connector connector, String lineage, String adopt) {
        this.log = log;
        Secrets port = reference -> Optional.ofNullable(secrets.get(reference.toString()));
        var clock = Clock.systemUTC();
        var installation =
                new Installation(
                        () -> lineage, new Adoption(adopt), "sluice-system", Duration.ofSeconds(1));
        var keyset = new SecretReference("sluice-system", "sealing", "keyset.json");
        var reconciler = new Reconciler(log, new Unsealing(port, keyset), installation, clock);
        var workshop =
                new Workshop(
                        reconciler, log, announcing(), new Silence(), alarm, clock, installation);
        fleet = new Fleet(workshop, port, connector, _ -> 0);
    }

    /// What is told is heard, as on the log.
    private Announcements announcing() {
        return new Announcements() {
            @Override
            public boolean tell(ApplyOutcome outcome) {
                log.tell(outcome);
                fleet.told(outcome);
                return true;
            }

            @Override
            public boolean tell(dev.sluice.events.ControlPlaneFacts facts) {
                return log.tell(facts);
            }

            @Override
            public void forget(ControlPlaneId controlPlane, DeliveryId delivery) {
                log.forget(controlPlane, delivery);
            }

            @Override
            public void forget(ControlPlaneId controlPlane) {
                log.forget(controlPlane);
            }
        };
    }

    void acquire(long epoch) {
        owns = true;
        fleet.acquired(0, epoch, () -> owns);
    }

    void place(DesiredState state) {
        log.states.put(state.key(), state);
        fleet.desire(state);
    }

    ApplyOutcome awaitOutcome(DesiredState state, Phase phase) {
        return await("%s of %s".formatted(phase, state.key()))
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> log.outcomes.get(state.key()),
                        outcome ->
                                outcome != null
                                        && outcome.generation().equals(state.generation())
                                        && outcome.phase() == phase);
    }

    @Override
    public void close() {
        owns = false;
        fleet.close();
        alarm.close();
    }

    private static final class Silence implements Journal {
        @Override
        public void reconciled(ApplyOutcome outcome, Duration took) {}

        @Override
        public void drifted(ControlPlaneId controlPlane, DeliveryId delivery, int objects) {}

        @Override
        public void connected(ControlPlaneId controlPlane, Problem problem) {}

        @Override
        public void released(ControlPlaneId controlPlane) {}

        @Override
        public void failed(ControlPlaneId controlPlane, String doing, Throwable failure) {
            System.getLogger("test").log(System.Logger.Level.ERROR, doing, failure);
        }
    }
}
