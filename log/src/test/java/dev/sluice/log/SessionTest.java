package dev.sluice.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Duration LIMIT = Duration.ofSeconds(6);

    private long now = Long.MAX_VALUE - Duration.ofSeconds(20).toNanos();
    private final Session session = new Session(LIMIT, () -> now);
    private double answers;

    @Test
    void isNotAliveBeforeTheGroupIsJoined() {
        assertThat(session.isAlive()).isFalse();
    }

    @Test
    void livesWhileTheCoordinatorAnswers() {
        session.joined();
        for (int second = 0; second < 60; second++) {
            seconds(1);
            answered();
        }

        assertThat(session.isAlive()).isTrue();
    }

    @Test
    void endsWhenNothingIsHeardForTheLimit() {
        session.joined();
        seconds(5);
        session.look(answers);
        assertThat(session.isAlive()).isTrue();

        seconds(1);

        assertThat(session.isAlive()).isFalse();
    }

    @Test
    void anAnswerThatWaitedThroughAPauseDoesNotReviveIt() {
        session.joined();
        seconds(1);
        session.look(answers);

        seconds(10);
        answered();

        assertThat(session.isAlive()).isFalse();
    }

    @Test
    void onceEndedNoAnswerRevivesItButJoiningDoes() {
        session.joined();
        seconds(7);
        answered();
        seconds(1);
        answered();
        assertThat(session.isAlive()).isFalse();

        session.joined();

        assertThat(session.isAlive()).isTrue();
    }

    @Test
    void aPauseAfterTheGroupWasJoinedCounts() {
        session.look(answers);
        seconds(10);
        session.joined();

        assertThat(session.isAlive()).isFalse();
    }

    @Test
    void isOverWhenTheGroupSaysSo() {
        session.joined();

        session.end();

        assertThat(session.isAlive()).isFalse();
    }

    private void answered() {
        answers++;
        session.look(answers);
    }

    private void seconds(long seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }
}
