package dev.sluice.source.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.CommitEvent;
import dev.sluice.events.FetchFailed;
import dev.sluice.events.Generation;
import dev.sluice.events.Problem;
import dev.sluice.events.SourceId;
import dev.sluice.events.SourceState;
import dev.sluice.source.revision.Announcement.Timing;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AnnouncementTest {

    private static final SourceId SOURCE = new SourceId("GitRepository", "apps", "app");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Problem DENIED = Problem.error("AuthenticationFailed", "no", "log in");

    @Test
    void theFirstCommitBeginsTheEpoch() {
        assertThat(found(null, 7, "a")).isEqualTo("commit a 7.0");
    }

    @Test
    void aMovedReferenceIsTheNextGeneration() {
        assertThat(found(commit("a", 7, 3), 7, "b")).isEqualTo("commit b 7.4");
    }

    @Test
    void aReferenceThatDidNotMoveIsNotAnnounced() {
        assertThat(found(commit("a", 7, 3), 7, "a")).isEqualTo("nothing");
    }

    @Test
    void aNewOwnerAnnouncesNothingThatItsPredecessorDid() {
        assertThat(found(commit("a", 7, 3), 9, "a")).isEqualTo("nothing");
        assertThat(found(commit("a", 7, 3), 9, "b")).isEqualTo("commit b 9.0");
    }

    @Test
    void aForcedPushToAnOlderCommitIsANewerGeneration() {
        assertThat(found(commit("b", 7, 4), 7, "a")).isEqualTo("commit a 7.5");
    }

    @Test
    void whoWasOvertakenIsSilent() {
        assertThat(found(commit("a", 9, 0), 7, "b")).isEqualTo("nothing");
    }

    @Test
    void aFailureCarriesTheCommitThatStands() {
        var failure = (FetchFailed) failed(commit("a", 7, 3), DENIED);

        assertThat(failure.last()).isEqualTo(commit("a", 7, 3));
        assertThat(failure.since()).isEqualTo(LATER);
        assertThat(failure.generation()).isEqualTo(new Generation(7, 4));
    }

    @Test
    void theSameFailureIsToldOnce() {
        var told = failed(commit("a", 7, 3), DENIED);

        assertThat(failed(told, DENIED)).isNull();
    }

    @Test
    void anotherFailureKeepsTheTimeOfTheFirst() {
        var told = new FetchFailed(SOURCE, new Generation(7, 4), DENIED, NOON, NOON, null);

        var failure = (FetchFailed) failed(told, Problem.error("Timeout", "slow", "wait"));

        assertThat(failure.since()).isEqualTo(NOON);
        assertThat(failure.at()).isEqualTo(LATER);
    }

    @Test
    void afterAFailureTheSameCommitIsAnnouncedAgain() {
        var told = failed(commit("a", 7, 3), DENIED);

        assertThat(found(told, 7, "a")).isEqualTo("commit a 7.5");
    }

    @Test
    void aLongMessageIsCut() {
        var event =
                (CommitEvent)
                        announce(null, 1, new FetchOutcome.Found(revision("a", "x".repeat(9999))));

        assertThat(event.message()).hasSize(4096);
    }

    private static String found(SourceState newest, long epoch, String commit) {
        var record = announce(newest, epoch, new FetchOutcome.Found(revision(commit, "why")));
        return record instanceof CommitEvent event
                ? "commit " + event.commit() + " " + event.generation()
                : "nothing";
    }

    private static SourceState failed(SourceState newest, Problem problem) {
        return announce(newest, 7, new FetchOutcome.Failed(problem));
    }

    private static SourceState announce(SourceState newest, long epoch, FetchOutcome outcome) {
        return new Announcement(SOURCE, newest, epoch, new Timing(null, NOON, LATER))
                .of(outcome)
                .orElse(null);
    }

    private static Revision revision(String commit, String message) {
        return new Revision(
                commit,
                "tree-" + commit,
                "refs/heads/main",
                new CommitEvent.Author("Ada", "ada@example.com", NOON),
                message);
    }

    private static CommitEvent commit(String commit, long epoch, long number) {
        return new CommitEvent(
                SOURCE,
                new Generation(epoch, number),
                commit,
                "tree-" + commit,
                "refs/heads/main",
                new CommitEvent.Author("Ada", "ada@example.com", NOON),
                "why",
                null,
                NOON,
                NOON);
    }
}
