package dev.sluice.source;

import dev.sluice.events.Hint;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import dev.sluice.source.repository.RepositoryUrl;
import dev.sluice.source.revision.Announcement;
import dev.sluice.source.revision.Announcement.Timing;
import dev.sluice.source.revision.FetchObserver;
import dev.sluice.source.revision.FetchOutcome;
import dev.sluice.source.revision.RevisionLog;
import dev.sluice.source.revision.RevisionSource;
import dev.sluice.source.schedule.Alarm;
import dev.sluice.source.schedule.Pace;
import dev.sluice.source.schedule.Turns;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Follows the sources that this replica owns: a hint or a poll leads to one fetch, and a moved
/// reference to one announcement.
public final class RevisionFollower {

    private static final int FETCHES_PER_HOST = 8;
    private static final int REMEMBERED_HINTS = 64;
    private static final Duration LOG_RETRY = Duration.ofSeconds(2);

    private final RevisionSource host;
    private final RevisionLog log;
    private final Pace pace;
    private final FetchObserver observer;
    private final Turns<SourceId> turns;
    private final Map<SourceId, Followed> followed = new ConcurrentHashMap<>();

    public RevisionFollower(
            RevisionSource host,
            RevisionLog log,
            Pace pace,
            Executor executor,
            FetchObserver observer) {
        this.host = host;
        this.log = log;
        this.pace = pace;
        this.observer = observer;
        this.turns = new Turns<>(executor, FETCHES_PER_HOST, this::read);
    }

    /// Follows these sources from here on and no others; what is new or changed is read at once.
    public synchronized void follow(Collection<SourceDeclaration> declarations) {
        var wanted = new HashSet<SourceId>();
        for (var declaration : declarations) {
            wanted.add(declaration.source());
            var before = followed.get(declaration.source());
            if (before == null || !before.declaration.equals(declaration)) {
                if (before != null) {
                    before.stop();
                }
                followed.put(declaration.source(), new Followed(declaration));
                ask(declaration);
            }
        }
        followed.entrySet()
                .removeIf(
                        entry -> {
                            boolean isGone = !wanted.contains(entry.getKey());
                            if (isGone) {
                                entry.getValue().stop();
                            }
                            return isGone;
                        });
        observer.following(followed.size());
    }

    /// Somebody thinks that the source changed. The same hint may come twice.
    public void hint(Hint hint) {
        var state = followed.get(hint.source());
        if (state != null && state.hears(hint)) {
            ask(state.declaration);
        }
    }

    /// What is put beside the source's commit may be another by now.
    public void again(SourceId source) {
        var state = followed.get(source);
        if (state != null) {
            ask(state.declaration);
        }
    }

    private void ask(SourceDeclaration declaration) {
        var lane = RepositoryUrl.of(declaration.url()).map(RepositoryUrl::host).orElse("");
        turns.ask(declaration.source(), lane);
    }

    private void read(SourceId source) {
        var state = followed.get(source);
        if (state == null) {
            return;
        }
        if (log.epoch(source).isEmpty()) {
            state.againIn(LOG_RETRY);
            return;
        }
        state.stop();
        var hints = state.takeHints();
        var startedAt = pace.clock().instant();
        var outcome = host.fetch(state.declaration, hints.commit());
        var timing = new Timing(hints.since(), startedAt, pace.clock().instant());
        observer.fetched(source, outcome, Duration.between(startedAt, timing.endedAt()));
        try {
            announce(source, outcome, timing);
            state.again(outcome);
        } catch (RuntimeException e) {
            observer.notAnnounced(source, e);
            state.againIn(LOG_RETRY);
        }
    }

    private void announce(SourceId source, FetchOutcome outcome, Timing timing) {
        var epoch = log.epoch(source);
        if (epoch.isPresent() && followed.containsKey(source)) {
            var newest = log.newest(source).orElse(null);
            new Announcement(source, newest, epoch.getAsLong(), timing)
                    .of(outcome)
                    .ifPresent(
                            record -> {
                                log.write(record);
                                observer.announced(record);
                            });
        }
    }

    /// What hints say that no fetch has served yet.
    ///
    /// @param since when the first of them came
    /// @param commit that the last of them names
    private record Hints(@Nullable Instant since, @Nullable String commit) {

        static final Hints NONE = new Hints(null, null);

        Hints and(Hint hint) {
            return new Hints(since == null ? hint.at() : since, hint.commit());
        }
    }

    /// A source under one declaration.
    private final class Followed {
        private final SourceDeclaration declaration;
        private int failures;
        private final Set<Hint> heard = new LinkedHashSet<>();
        private Hints hints = Hints.NONE;
        private Alarm.@Nullable Call next;

        private Followed(SourceDeclaration declaration) {
            this.declaration = declaration;
        }

        private synchronized boolean hears(Hint hint) {
            if (!heard.add(hint)) {
                return false;
            }
            if (heard.size() > REMEMBERED_HINTS) {
                heard.remove(heard.iterator().next());
            }
            hints = hints.and(hint);
            return true;
        }

        private synchronized Hints takeHints() {
            var taken = hints;
            hints = Hints.NONE;
            return taken;
        }

        private synchronized void stop() {
            if (next != null) {
                next.cancel();
                next = null;
            }
        }

        private synchronized void again(FetchOutcome outcome) {
            var interval = declaration.interval();
            switch (outcome) {
                case FetchOutcome.Found _ -> {
                    failures = 0;
                    againIn(pace.schedule().next(interval));
                }
                case FetchOutcome.Failed _ -> {
                    failures++;
                    againIn(pace.schedule().afterFailures(failures, interval));
                }
            }
        }

        private synchronized void againIn(Duration delay) {
            stop();
            if (followed.get(declaration.source()) == this) {
                next = pace.alarm().in(delay, () -> ask(declaration));
            }
        }
    }
}
