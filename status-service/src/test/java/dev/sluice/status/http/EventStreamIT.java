package dev.sluice.status.http;

import static dev.sluice.status.Sample.APPS;
import static dev.sluice.status.Sample.DEFINED;
import static dev.sluice.status.Sample.EAST;
import static dev.sluice.status.Sample.PODINFO;
import static dev.sluice.status.Sample.commit;
import static dev.sluice.status.Sample.controlPlane;
import static dev.sluice.status.Sample.delivery;
import static dev.sluice.status.Sample.placed;
import static dev.sluice.status.Sample.placement;
import static dev.sluice.status.Sample.reachable;
import static dev.sluice.status.Sample.ready;
import static dev.sluice.status.Sample.rendering;
import static dev.sluice.status.Sample.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.events.DeliveryId;
import dev.sluice.status.Sample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventStreamIT {
    private static final DeliveryId WEB = new DeliveryId("Kustomization", "flux-system", "web");

    @TempDir Path directory;
    private RunningService service;

    @BeforeEach
    void start() {
        service = RunningService.start(directory, Map.of("sluice.events.heartbeat", "1s"));
        service.write(source(), controlPlane(EAST), reachable(EAST), delivery());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private void deliver(int commit) {
        service.write(
                commit(commit),
                placement(EAST, commit, commit),
                rendering(commit, placed(EAST, commit)),
                ready(placement(EAST, commit, commit)));
    }

    private static void awaitDelivery(EventStream stream, DeliveryId id, String text) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(stream.events("delivery"))
                                        .anySatisfy(
                                                event ->
                                                        assertThat(event.data())
                                                                .contains("\"" + id + "\"")
                                                                .contains(text)));
    }

    @Test
    void tellsWhatChangesAndGoesOnWhereItWasWithoutLoss() {
        String position;
        try (var stream = EventStream.open(service.url(), null)) {
            await().until(() -> !stream.events("begin").isEmpty());
            deliver(1);
            awaitDelivery(stream, APPS, "\"ready\":\"True\"");
            await().untilAsserted(
                            () -> {
                                assertThat(stream.events("source")).isNotEmpty();
                                assertThat(stream.events("control-plane")).isNotEmpty();
                            });
            position = stream.lastId();
        }

        // Meanwhile nobody listens, a delivery ends, another begins, and the service is another.
        deliver(2);
        service.write(delivery(WEB, PODINFO, DEFINED, false));
        service.restart();

        try (var stream = EventStream.open(service.url(), position)) {
            awaitDelivery(stream, APPS, Sample.sha(2));
            awaitDelivery(stream, WEB, "\"phase\":\"Rendering\"");
            service.end(delivery(WEB, PODINFO, DEFINED, false));
            awaitDelivery(stream, WEB, "\"removed\":true");
            assertThat(stream.events("reset")).isEmpty();
        }
    }

    @Test
    void tellsOfAnEndThatHappenedWhileNobodyListened() {
        service.write(delivery(WEB, PODINFO, DEFINED, false));
        String position;
        try (var stream = EventStream.open(service.url(), null)) {
            await().until(() -> !stream.events("begin").isEmpty());
            service.write(commit(1));
            awaitDelivery(stream, WEB, "Rendering");
            position = stream.lastId();
        }
        service.end(delivery(WEB, PODINFO, DEFINED, false));
        service.restart();

        try (var stream = EventStream.open(service.url(), position)) {
            awaitDelivery(stream, WEB, "\"removed\":true");
        }
    }

    @Test
    void sendsWhoComesFromAnotherLogBackToTheLists() {
        try (var stream = EventStream.open(service.url(), null)) {
            await().until(() -> !stream.events("begin").isEmpty());
            var foreign = "x" + stream.lastId();

            try (var other = EventStream.open(service.url(), foreign)) {
                await().until(() -> !other.events("reset").isEmpty());
                await().untilAsserted(() -> assertThat(other.lastId()).isEqualTo(stream.lastId()));
            }
        }
    }

    @Test
    void showsThatItIsStillThere() {
        try (var stream = EventStream.open(service.url(), null)) {
            await().atMost(Duration.ofSeconds(19)).until(() -> !stream.events("comment").isEmpty());
        }
    }
}
