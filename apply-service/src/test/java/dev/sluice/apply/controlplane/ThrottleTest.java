package dev.sluice.apply.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.DeliveryId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private final AtomicLong now = new AtomicLong();
    private final Throttle throttle = new Throttle(now::get);

    @Test
    void letsMoreThroughWhileAnswersAreQuick() throws InterruptedException {
        int before = throttle.limit();

        answers(500, Duration.ofMillis(2));

        assertThat(throttle.limit()).isGreaterThan(before);
    }

    @Test
    void letsFewerThroughWhenAnswersSlowDown() throws InterruptedException {
        answers(500, Duration.ofMillis(2));
        int before = throttle.limit();

        answers(50, Duration.ofSeconds(2));

        assertThat(throttle.limit()).isLessThan(before);
    }

    @Test
    void pausesForAsLongAsItIsAsked() throws InterruptedException {
        assertThat(throttle.enter(Duration.ZERO)).isTrue();
        throttle.refused(Duration.ofSeconds(5));

        assertThat(throttle.enter(Duration.ZERO)).isFalse();
        now.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(throttle.enter(Duration.ZERO)).isTrue();
    }

    @Test
    void neverLetsMoreThroughThanItsLimit() throws InterruptedException {
        for (int i = 0; i < throttle.limit(); i++) {
            assertThat(throttle.enter(Duration.ZERO)).isTrue();
        }

        assertThat(throttle.enter(Duration.ZERO)).isFalse();
    }

    @Test
    void namesOfFieldOwnersAreShortEnoughAndTellDeliveriesApart() {
        var usual = FieldOwner.of(new DeliveryId("Kustomization", "flux-system", "apps"));
        var one = FieldOwner.of(new DeliveryId("Kustomization", "n".repeat(63), "m".repeat(253)));
        var other = FieldOwner.of(new DeliveryId("Kustomization", "n".repeat(63), "m".repeat(252)));

        assertThat(usual.name()).isEqualTo("sluice-Kustomization/flux-system/apps");
        assertThat(one.name()).hasSizeLessThanOrEqualTo(128).isNotEqualTo(other.name());
    }

    private void answers(int number, Duration took) throws InterruptedException {
        for (int i = 0; i < number; i++) {
            assertThat(throttle.enter(Duration.ZERO)).isTrue();
            throttle.answered(took);
        }
    }
}
