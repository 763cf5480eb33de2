package dev.sluice.source.telemetry;

import dev.sluice.events.CommitEvent;
import dev.sluice.events.FetchFailed;
import dev.sluice.events.Intake;
import dev.sluice.events.SourceId;
import dev.sluice.events.SourceState;
import dev.sluice.source.definition.IntakeObserver;
import dev.sluice.source.definition.IntakePlan;
import dev.sluice.source.push.Provider;
import dev.sluice.source.push.PushObserver;
import dev.sluice.source.push.Receipt;
import dev.sluice.source.revision.FetchObserver;
import dev.sluice.source.revision.FetchOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/// One line and one number per outcome.
public final class Tellings implements FetchObserver, IntakeObserver, PushObserver {

    private static final Logger LOG = Logger.getLogger("dev.sluice.source");

    private final MeterRegistry metrics;
    private final AtomicInteger following = new AtomicInteger();

    public Tellings(MeterRegistry metrics) {
        this.metrics = metrics;
        metrics.gauge("sluice.sources", following);
    }

    @Override
    public void fetched(SourceId source, FetchOutcome outcome, Duration took) {
        var result =
                switch (outcome) {
                    case FetchOutcome.Found _ -> "found";
                    case FetchOutcome.Failed(var problem) -> problem.reason();
                };
        Timer.builder("sluice.fetch")
                .tag("result", result)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(2))
                .register(metrics)
                .record(took);
        LOG.debugf("source read source=%s result=%s ms=%d", source, result, took.toMillis());
    }

    @Override
    public void announced(SourceState state) {
        metrics.counter("sluice.announcements", "type", state.getClass().getSimpleName())
                .increment();
        switch (state) {
            case CommitEvent commit ->
                    LOG.infof(
                            "revision announced source=%s commit=%s ref=%s generation=%s hinted=%s",
                            commit.source(),
                            commit.commit(),
                            commit.ref(),
                            commit.generation(),
                            commit.hintedAt() != null);
            case FetchFailed failure ->
                    LOG.warnf(
                            "source not read source=%s reason=%s problem=%s",
                            failure.source(), failure.problem().reason(), failure.problem());
        }
    }

    @Override
    public void notAnnounced(SourceId source, RuntimeException reason) {
        metrics.counter("sluice.log.failures", "what", "commit").increment();
        LOG.errorf(reason, "revision not announced, trying again source=%s", source);
    }

    @Override
    public void following(int sources) {
        following.set(sources);
    }

    @Override
    public void taken(Intake intake, IntakePlan plan) {
        metrics.counter("sluice.definitions.written").increment(plan.writes().size());
        LOG.infof(
                "definitions taken intake=\"%s\" written=%d ended=%d",
                intake, plan.writes().size(), plan.ends().size());
    }

    @Override
    public void dropped(Intake intake) {
        LOG.warnf(
                "the settings do not name an intake any more, its definitions are kept"
                        + " intake=\"%s\"",
                intake);
    }

    @Override
    public void notTaken(Intake intake, RuntimeException reason) {
        metrics.counter("sluice.log.failures", "what", "definition").increment();
        LOG.errorf(reason, "definitions not taken, trying again intake=\"%s\"", intake);
    }

    @Override
    public void notEnded(RuntimeException reason) {
        LOG.errorf(reason, "removed definitions not ended, trying again");
    }

    @Override
    public void received(Provider provider, Receipt receipt) {
        var result = receipt.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        metrics.counter("sluice.webhook.requests", "provider", provider.label(), "result", result)
                .increment();
        switch (receipt) {
            case Receipt.Hinted(var sources) -> {
                metrics.counter("sluice.hints").increment(sources);
                LOG.debugf("webhook taken provider=%s sources=%d", provider.label(), sources);
            }
            case Receipt.Ignored _ -> LOG.debugf("webhook ignored provider=%s", provider.label());
            case Receipt.Refused _, Receipt.TooLarge _, Receipt.Malformed _, Receipt.NotStored _ ->
                    LOG.warnf("webhook refused provider=%s result=%s", provider.label(), result);
        }
    }
}
