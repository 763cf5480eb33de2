package dev.sluice.source.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PollScheduleTest {

    private final PollSchedule schedule = new PollSchedule(new Random(42));

    @Test
    void pollsStayWithinFivePercentOfTheInterval() {
        for (int i = 0; i < 1000; i++) {
            assertThat(schedule.next(Duration.ofMinutes(1)))
                    .isBetween(Duration.ofSeconds(57), Duration.ofSeconds(63));
        }
    }

    @Test
    void noIntervalIsShorterThanASecond() {
        assertThat(schedule.next(Duration.ofMillis(1))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void pausesAfterFailuresDoubleUpToTheInterval() {
        assertThat(schedule.afterFailures(1, Duration.ofMinutes(5)))
                .isBetween(Duration.ofMillis(1600), Duration.ofMillis(2400));
        assertThat(schedule.afterFailures(3, Duration.ofMinutes(5)))
                .isBetween(Duration.ofMillis(6400), Duration.ofMillis(9600));
        assertThat(schedule.afterFailures(100, Duration.ofMinutes(5)))
                .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(6));
    }

    @Test
    void aLongIntervalDoesNotDelayTheRetry() {
        assertThat(schedule.afterFailures(100, Duration.ofHours(12)))
                .isBetween(Duration.ofMinutes(8), Duration.ofMinutes(12));
    }
}
