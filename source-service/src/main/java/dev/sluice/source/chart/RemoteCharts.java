package dev.sluice.source.chart;

import dev.sluice.events.Problem;
import dev.sluice.events.SourceId;
import dev.sluice.source.artifact.ArtifactHosts;
import dev.sluice.source.artifact.ArtifactHosts.Answer;
import dev.sluice.source.artifact.Candidate;
import dev.sluice.source.artifact.Patience;
import dev.sluice.source.chart.ChartMirror.Packed;
import dev.sluice.source.schedule.Pace;
import dev.sluice.source.schedule.Turns;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Fetches the charts of other repositories that charts in Git ask for, beside the fetching of Git
/// itself: a host that is slow holds up no commit. A version is fetched once; whether a range has a
/// higher one is asked at the interval of the source.
public final class RemoteCharts {

    private static final int FETCHES_PER_HOST = 4;
    /// Polls come up to 5 % early.
    private static final double SHARE_OF_INTERVAL = 0.9;

    private final ArtifactHosts hosts;
    private final ChartMirror mirror;
    private final Pace pace;
    private final Turns<Order> turns;
    private final Map<Order, Attempt> attempts = new ConcurrentHashMap<>();
    private volatile Consumer<SourceId> listener = _ -> {};

    public RemoteCharts(ArtifactHosts hosts, ChartMirror mirror, Pace pace, Executor executor) {
        this.hosts = hosts;
        this.mirror = mirror;
        this.pace = pace;
        this.turns = new Turns<>(executor, FETCHES_PER_HOST, this::fetch);
    }

    /// What became of an order.
    ///
    /// @param due when to ask again
    private record Attempt(Instant due, @Nullable Problem problem, int failures) {}

    /// What is known of an order.
    sealed interface Look {

        /// It lies in the mirror.
        ///
        /// @param trouble why it is not known whether there is a newer one
        record Here(Packed packed, @Nullable Problem trouble) implements Look {}

        record Awaited() implements Look {}

        record Missing(Problem problem) implements Look {}
    }

    /// Tells which sources should look again, because something became of what they ordered.
    public void tell(Consumer<SourceId> told) {
        listener = told;
    }

    /// Never waits for a host.
    Look look(Order order) throws IOException {
        var packed = mirror.packed(order.home(), order.key());
        var attempt = attempts.get(order);
        if (isDue(order, packed.isPresent(), attempt)) {
            turns.ask(order, order.host());
        }
        var problem = attempt == null ? null : attempt.problem;
        if (packed.isPresent()) {
            return new Look.Here(packed.get(), problem);
        }
        return problem == null ? new Look.Awaited() : new Look.Missing(problem);
    }

    /// A source orders these from here on, and no others.
    void keep(SourceId source, Collection<Order> orders) {
        attempts.keySet()
                .removeIf(order -> order.home().source().equals(source) && !orders.contains(order));
    }

    /// Only these sources are there.
    void know(Set<SourceId> sources) {
        attempts.keySet().removeIf(order -> !sources.contains(order.home().source()));
    }

    private boolean isDue(Order order, boolean isHere, @Nullable Attempt attempt) {
        if (isHere && order.isOfOneVersion()) {
            return false;
        }
        return attempt == null || !attempt.due.isAfter(pace.clock().instant());
    }

    private void fetch(Order order) {
        var before = attempts.get(order);
        var outcome = brought(order);
        var problem = outcome.problem();
        int failures = problem == null ? 0 : before == null ? 1 : before.failures + 1;
        var pause = pause(order, failures);
        attempts.put(order, new Attempt(pace.clock().instant().plus(pause), problem, failures));
        if (problem != null) {
            var _ = pace.alarm().in(pause, () -> listener.accept(order.home().source()));
        }
        var told = before == null ? null : before.problem;
        if (outcome.isNew() || !Objects.equals(problem, told)) {
            listener.accept(order.home().source());
        }
    }

    private Duration pause(Order order, int failures) {
        var interval = order.home().interval();
        return failures == 0
                ? Duration.ofNanos((long) (interval.toNanos() * SHARE_OF_INTERVAL))
                : pace.schedule().afterFailures(failures, interval);
    }

    /// What came of asking.
    ///
    /// @param isNew whether the mirror holds what it did not
    private record Outcome(boolean isNew, @Nullable Problem problem) {}

    private Outcome brought(Order order) {
        var patience = new Patience(order.wanted().timeout());
        try {
            return switch (hosts.find(order.wanted(), patience)) {
                case Answer.Given(var candidate) -> brought(order, candidate, patience);
                case Answer.Refused(var problem) -> new Outcome(false, problem);
            };
        } catch (IOException _) {
            return new Outcome(
                    false,
                    Problem.error(
                            "StorageFailed",
                            "the mirror cannot be written",
                            "see whether the disk under sluice.mirrors.directory is full"));
        }
    }

    private Outcome brought(Order order, Candidate candidate, Patience patience)
            throws IOException {
        Optional<Packed> here = mirror.packed(order.home(), order.key());
        if (here.filter(packed -> packed.identity().equals(candidate.identity())).isPresent()) {
            return new Outcome(false, null);
        }
        return switch (hosts.download(order.wanted(), candidate, patience)) {
            case Answer.Given(var archive) -> {
                try (archive) {
                    mirror.keep(order.home(), order.key(), candidate, archive);
                    yield new Outcome(true, null);
                }
            }
            case Answer.Refused(var problem) -> new Outcome(false, problem);
        };
    }
}
