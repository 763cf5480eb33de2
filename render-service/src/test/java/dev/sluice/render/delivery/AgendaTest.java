package dev.sluice.render.delivery;

import static dev.sluice.render.Examples.WEB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.events.DeliveryId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AgendaTest {

    @Test
    void evaluatesOnceMoreHoweverOftenItIsAskedMeanwhile() throws InterruptedException {
        var started = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var times = new AtomicInteger();
        try (var agenda = new Agenda<DeliveryId>(Executors.newScheduledThreadPool(4))) {
            agenda.start(
                    _ -> {
                        times.incrementAndGet();
                        started.countDown();
                        try {
                            release.await();
                        } catch (InterruptedException _) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    (_, _) -> {});
            agenda.add(WEB);
            started.await();
            agenda.add(WEB);
            agenda.add(WEB);
            release.countDown();

            await().untilAsserted(() -> assertThat(agenda.size()).isZero());
            assertThat(times).hasValue(2);
        }
    }

    @Test
    void triesAgainWhatFailed() {
        var times = new AtomicInteger();
        var heard = new AtomicInteger();
        try (var agenda = new Agenda<DeliveryId>(Executors.newScheduledThreadPool(1))) {
            agenda.start(
                    _ -> {
                        if (times.incrementAndGet() < 3) {
                            throw new IllegalStateException("the broker is away");
                        }
                    },
                    (_, _) -> heard.incrementAndGet());
            agenda.add(WEB);

            await().untilAsserted(() -> assertThat(times).hasValue(3));
            assertThat(heard).hasValue(2);
        }
    }
}
