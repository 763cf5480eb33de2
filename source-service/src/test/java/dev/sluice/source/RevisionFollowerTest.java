package dev.sluice.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.CommitEvent;
import dev.sluice.events.FetchFailed;
import dev.sluice.events.GitRef;
import dev.sluice.events.Hint;
import dev.sluice.events.Problem;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import dev.sluice.events.SourceState;
import dev.sluice.source.revision.FetchObserver;
import dev.sluice.source.revision.FetchOutcome;
import dev.sluice.source.revision.Revision;
import dev.sluice.source.revision.RevisionLog;
import dev.sluice.source.revision.RevisionSource;
import dev.sluice.source.schedule.Alarm;
import dev.sluice.source.schedule.Pace;
import dev.sluice.source.schedule.PollSchedule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RevisionFollowerTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final SourceDeclaration APP = source("app", "https://host/app");

    private final Hosts hosts = new Hosts();
    private final Log log = new Log();
    private final Alarms alarms = new Alarms();
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final RevisionFollower follower =
            new RevisionFollower(
                    hosts,
                    log,
                    new Pace(
                            Clock.fixed(NOON, ZoneOffset.UTC),
                            new PollSchedule(new Random(1)),
                            alarms),
                    tasks::add,
                    new Silence());

    @Test
    void aNewSourceIsReadAtOnceAndAnnounced() {
        hosts.stands("app", "a");

        follow(APP);

        assertThat(log.written).containsExactly("app a 5.0");
        assertThat(alarms.pending).hasSize(1);
    }

    @Test
    void aPollThatFindsNothingNewIsSilentAndPollsAgain() {
        hosts.stands("app", "a");
        follow(APP);

        alarms.ring();
        run();

        assertThat(log.written).containsExactly("app a 5.0");
        assertThat(hosts.visits).containsEntry("app", 2);
        assertThat(alarms.pending).hasSize(1);
    }

    @Test
    void aPollFindsThePushWhoseWebhookWasLost() {
        hosts.stands("app", "a");
        follow(APP);
        hosts.stands("app", "b");

        alarms.ring();
        run();

        assertThat(log.written).containsExactly("app a 5.0", "app b 5.1");
    }

    @Test
    void aStormOfHintsCostsOneVisitMore() {
        hosts.stands("app", "a");
        follow(APP);

        for (int i = 0; i < 1000; i++) {
            follower.hint(hint(NOON.plusMillis(i)));
        }
        run();

        assertThat(hosts.visits).containsEntry("app", 2);
    }

    @Test
    void aHintThatComesTwiceCostsOneVisit() {
        hosts.stands("app", "a");
        follow(APP);

        follower.hint(hint(NOON));
        run();
        follower.hint(hint(NOON));
        run();

        assertThat(hosts.visits).containsEntry("app", 2);
    }

    @Test
    void theHintsTimeIsToldWithTheCommit() {
        hosts.stands("app", "a");
        follow(APP);
        hosts.stands("app", "b");

        follower.hint(hint(NOON.minusSeconds(1)));
        run();

        assertThat(((CommitEvent) log.newest(APP.source()).orElseThrow()).hintedAt())
                .isEqualTo(NOON.minusSeconds(1));
    }

    @Test
    void aFailureIsToldOnceAndTriedAgainSooner() {
        hosts.fails("app", "AuthenticationFailed");
        follow(APP);
        alarms.ring();
        run();
        alarms.ring();
        run();

        assertThat(log.written).containsExactly("app AuthenticationFailed 5.0");
        assertThat(alarms.pending.values().iterator().next()).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void afterAFailureTheCommitIsToldAgain() {
        hosts.stands("app", "a");
        follow(APP);
        hosts.fails("app", "Timeout");
        alarms.ring();
        run();
        hosts.stands("app", "a");
        alarms.ring();
        run();

        assertThat(log.written).containsExactly("app a 5.0", "app Timeout 5.1", "app a 5.2");
    }

    @Test
    void whatIsFollowedNoLongerIsNeitherReadNorAnnounced() {
        hosts.stands("app", "a");
        follow(APP);

        follow();
        follower.hint(hint(NOON));
        run();

        assertThat(alarms.pending).isEmpty();
        assertThat(hosts.visits).containsEntry("app", 1);
    }

    @Test
    void aSourceThatIsUnchangedIsNotReadAgainWhenTheRosterIsDrawnUp() {
        hosts.stands("app", "a");
        follow(APP);

        follow(APP, source("web", "https://host/web"));

        assertThat(hosts.visits).containsEntry("app", 1).containsEntry("web", 1);
    }

    @Test
    void aChangedDeclarationIsReadAtOnce() {
        hosts.stands("app", "a");
        follow(APP);

        follow(source("app", "https://elsewhere/app"));

        assertThat(hosts.visits).containsEntry("app", 2);
        assertThat(alarms.pending).hasSize(1);
    }

    @Test
    void aTakeOverAnnouncesNothingThatStands() {
        hosts.stands("app", "a");
        follow(APP);
        follow();
        log.epoch = 9;

        follow(APP);

        assertThat(log.written).containsExactly("app a 5.0");
    }

    @Test
    void aPausedOwnerVisitsNobodyAndComesBack() {
        hosts.stands("app", "a");
        log.epoch = -1;
        follow(APP);
        assertThat(hosts.visits).isEmpty();
        log.epoch = 5;

        alarms.ring();
        run();

        assertThat(log.written).containsExactly("app a 5.0");
    }

    @Test
    void aLogThatDoesNotAnswerIsTriedAgain() {
        hosts.stands("app", "a");
        log.isDown = true;
        follow(APP);
        log.isDown = false;

        alarms.ring();
        run();

        assertThat(log.written).containsExactly("app a 5.0");
    }

    private void follow(SourceDeclaration... sources) {
        follower.follow(List.of(sources));
        run();
    }

    private static Hint hint(Instant at) {
        return new Hint(APP.source(), Hint.Reason.WEBHOOK, at, null);
    }

    private void run() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private static SourceDeclaration source(String name, String url) {
        return new SourceDeclaration(
                new SourceId("GitRepository", "apps", name),
                url,
                new GitRef.Branch("main"),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                null,
                null,
                false);
    }

    /// Git hosts that answer as told.
    private static final class Hosts implements RevisionSource {
        private final Map<String, FetchOutcome> answers = new HashMap<>();
        private final Map<String, Integer> visits = new HashMap<>();

        void stands(String name, String commit) {
            answers.put(
                    name,
                    new FetchOutcome.Found(
                            new Revision(
                                    commit,
                                    "tree",
                                    "refs/heads/main",
                                    new CommitEvent.Author("Ada", "ada@example.com", NOON),
                                    "why")));
        }

        void fails(String name, String reason) {
            answers.put(name, new FetchOutcome.Failed(Problem.error(reason, "no", "yes")));
        }

        @Override
        public FetchOutcome fetch(SourceDeclaration source) {
            visits.merge(source.source().name(), 1, Integer::sum);
            return answers.getOrDefault(
                    source.source().name(),
                    new FetchOutcome.Failed(Problem.error("RepositoryNotFound", "no", "yes")));
        }

        @Override
        public void know(Collection<SourceDeclaration> sources) {}

        @Override
        public void tidy() {}
    }

    /// A log in memory.
    private static final class Log implements RevisionLog {
        private final Map<SourceId, SourceState> states = new HashMap<>();
        private final List<String> written = new ArrayList<>();
        private long epoch = 5;
        private boolean isDown;

        @Override
        public Optional<SourceState> newest(SourceId source) {
            return Optional.ofNullable(states.get(source));
        }

        @Override
        public boolean isOwned(SourceId source) {
            return true;
        }

        @Override
        public List<SourceId> recorded() {
            return List.copyOf(states.keySet());
        }

        @Override
        public OptionalLong epoch(SourceId source) {
            return epoch < 0 ? OptionalLong.empty() : OptionalLong.of(epoch);
        }

        @Override
        public void write(SourceState state) {
            if (isDown) {
                throw new UncheckedIOException(new IOException("down"));
            }
            states.put(state.source(), state);
            var what =
                    switch (state) {
                        case CommitEvent commit -> commit.commit();
                        case FetchFailed failure -> failure.problem().reason();
                    };
            written.add(state.source().name() + " " + what + " " + state.generation());
        }

        @Override
        public void end(SourceId source) {
            states.remove(source);
        }
    }

    /// An alarm that rings when told.
    private static final class Alarms implements Alarm {
        private final Map<Runnable, Duration> pending = new LinkedHashMap<>();

        @Override
        public Call in(Duration delay, Runnable action) {
            pending.put(action, delay);
            return () -> pending.remove(action);
        }

        void ring() {
            var due = List.copyOf(pending.keySet());
            pending.clear();
            due.forEach(Runnable::run);
        }
    }

    private static final class Silence implements FetchObserver {
        @Override
        public void fetched(SourceId source, FetchOutcome outcome, Duration took) {}

        @Override
        public void announced(SourceState state) {}

        @Override
        public void notAnnounced(SourceId source, RuntimeException reason) {}

        @Override
        public void following(int sources) {}
    }
}
