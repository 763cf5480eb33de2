package dev.sluice.status.telemetry;

import dev.sluice.status.StatusBoard;
import dev.sluice.status.explanation.State;
import dev.sluice.status.timeline.Arrivals;
import dev.sluice.status.timeline.Measurements;
import dev.sluice.status.timeline.Stage.Name;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// The numbers of the fleet.
public final class Meters implements Measurements {
    private static final Duration[] BUCKETS =
            Stream.of(50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000)
                    .map(Duration::ofMillis)
                    .toArray(Duration[]::new);

    private final Timer applied;
    private final Timer ready;

    public Meters(MeterRegistry registry) {
        this.applied =
                timer(
                        registry,
                        "sluice.commit.to.applied",
                        "From the hint, or the fetch without one, to all objects being written");
        this.ready =
                timer(
                        registry,
                        "sluice.commit.to.ready",
                        "From the hint, or the fetch without one, to Ready");
    }

    private static Timer timer(MeterRegistry registry, String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /// Shows how many deliveries and control planes stand how, and how many clients listen.
    public static void show(StatusBoard board, MeterRegistry registry) {
        for (var state : State.values()) {
            Gauge.builder("sluice.deliveries", board, it -> deliveries(it, state))
                    .description("Deliveries by how they stand")
                    .tag("state", state.name())
                    .register(registry);
            Gauge.builder("sluice.placements", board, it -> placements(it, state))
                    .description("Deliveries on control planes by how they stand")
                    .tag("state", state.name())
                    .register(registry);
        }
        Gauge.builder("sluice.feed.clients", board, it -> it.feed().size())
                .description("Clients that listen to the stream of events")
                .register(registry);
    }

    /// Shows how many records nobody could read.
    public static void showDeadLetters(LongSupplier deadLetters, MeterRegistry registry) {
        Gauge.builder("sluice.log.dead.letters", deadLetters, LongSupplier::getAsLong)
                .description("Records that could not be read since the start")
                .strongReference(true)
                .register(registry);
    }

    private static double deliveries(StatusBoard board, State state) {
        return board.standings().deliveries().values().stream()
                .filter(delivery -> delivery.verdict().state() == state)
                .count();
    }

    private static double placements(StatusBoard board, State state) {
        return board.standings().deliveries().values().stream()
                .flatMap(delivery -> delivery.placements().stream())
                .filter(on -> on.verdict().state() == state)
                .count();
    }

    @Override
    public void note(Arrivals.Arrival arrival) {
        (arrival.stage() == Name.APPLIED ? applied : ready).record(arrival.sinceNoticed());
    }
}
