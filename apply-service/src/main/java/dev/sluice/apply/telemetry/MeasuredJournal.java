package dev.sluice.apply.telemetry;

import dev.sluice.apply.Journal;
import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One log line for each outcome, and what it adds to the metrics.
public final class MeasuredJournal implements Journal {

    private static final Logger LOG = Logger.getLogger("dev.sluice.apply");

    private final MeterRegistry registry;
    private final Map<ControlPlaneId, Boolean> reachable = new ConcurrentHashMap<>();

    public MeasuredJournal(MeterRegistry registry) {
        this.registry = registry;
        count("true", true);
        count("false", false);
    }

    private void count(String label, boolean wanted) {
        Gauge.builder(
                        "sluice.control.planes",
                        reachable,
                        all -> all.values().stream().filter(is -> is == wanted).count())
                .description("Control planes that this replica owns")
                .tag("reachable", label)
                .register(registry);
    }

    @Override
    public void reconciled(ApplyOutcome outcome, Duration took) {
        Timer.builder("sluice.apply")
                .description("Turns of deliveries, from their start to their outcome")
                .tag("phase", outcome.phase().name())
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(5))
                .register(registry)
                .record(took);
        objects("applied", outcome.applied());
        outcome.results().forEach(result -> objects(result.reason(), 1));
        Counter.builder("sluice.prune")
                .description("Objects that were pruned")
                .register(registry)
                .increment(outcome.pruned());
        var ready = outcome.conditions().getFirst();
        LOG.infof(
                "outcome controlPlane=%s delivery=%s generation=%s commit=%s phase=%s reason=%s"
                        + " objects=%d applied=%d pruned=%d failing=%d millis=%d",
                outcome.controlPlane(),
                outcome.delivery(),
                outcome.generation(),
                outcome.commit(),
                outcome.phase(),
                ready.reason(),
                outcome.objects(),
                outcome.applied(),
                outcome.pruned(),
                outcome.results().size(),
                took.toMillis());
    }

    private void objects(String result, int number) {
        Counter.builder("sluice.apply.objects")
                .description("Objects by what became of them in a turn")
                .tag("result", result)
                .register(registry)
                .increment(number);
    }

    @Override
    public void drifted(ControlPlaneId controlPlane, DeliveryId delivery, int objects) {
        Counter.builder("sluice.drift")
                .description("Objects that were found changed or deleted by others")
                .register(registry)
                .increment(objects);
        LOG.infof("drift controlPlane=%s delivery=%s objects=%d", controlPlane, delivery, objects);
    }

    @Override
    public void connected(ControlPlaneId controlPlane, @Nullable Problem problem) {
        var before = reachable.put(controlPlane, problem == null);
        if (problem == null) {
            LOG.infof("control plane connected controlPlane=%s", controlPlane);
        } else if (before == null || before) {
            LOG.warnf(
                    "control plane not reachable controlPlane=%s reason=%s message=%s",
                    controlPlane, problem.reason(), problem);
        }
    }

    @Override
    public void released(ControlPlaneId controlPlane) {
        reachable.remove(controlPlane);
    }

    @Override
    public void failed(ControlPlaneId controlPlane, String doing, Throwable failure) {
        LOG.errorf(failure, "failed controlPlane=%s doing=%s", controlPlane, doing);
    }
}
