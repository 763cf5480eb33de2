package dev.sluice.log;

import static dev.sluice.log.Records.APPS;
import static dev.sluice.log.Records.bundle;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.BundlePointer;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Digest;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.Topic;
import dev.sluice.stack.KafkaBroker;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundlesIT {

    @TempDir static Path directory;
    private static KafkaBroker broker;
    private static KafkaSettings settings;
    private static LogWriter writer;

    private Bundles bundles;

    @BeforeAll
    static void startBroker() {
        broker = KafkaBroker.start(directory);
        settings = new KafkaSettings(Map.of("bootstrap.servers", broker.bootstrapServers()));
        Topics.ensure(settings);
        writer = new LogWriter(settings, "test");
    }

    @AfterAll
    static void stopBroker() {
        writer.close();
        broker.close();
    }

    @BeforeEach
    void open() {
        bundles = new Bundles(settings);
    }

    @AfterEach
    void close() {
        bundles.close();
    }

    @Test
    void readsWhatThePointerPointsAt() {
        ManifestBundle first = bundle("first");
        ManifestBundle second = bundle("second");
        Position firstAt = writer.write(first).join();
        Position secondAt = writer.write(second).join();

        assertThat(bundles.read(APPS, pointer(secondAt, second))).isEqualTo(second);
        assertThat(bundles.read(APPS, pointer(firstAt, first))).isEqualTo(first);
        assertThat(bundles.read(APPS, pointer(firstAt, first))).isEqualTo(first);
    }

    @Test
    void findsWhatThePointerMisses() {
        ManifestBundle bundle = bundle("missed");
        Position at = writer.write(bundle).join();
        writer.write(bundle("behind")).join();

        for (Position wrong :
                new Position[] {
                    new Position(at.partition(), at.offset() + 1),
                    new Position(at.partition(), at.offset() + 1_000_000),
                    new Position((at.partition() + 1) % 32, at.offset()),
                    new Position(99, at.offset()),
                    new Position(at.partition(), -1)
                }) {
            try (var fresh = new Bundles(settings)) {
                assertThat(fresh.read(APPS, pointer(wrong, bundle)))
                        .as("%s", wrong)
                        .isEqualTo(bundle);
            }
        }
    }

    @Test
    void isNullWhereTheLogDoesNotHaveIt() {
        ManifestBundle gone = bundle("gone");
        Position at = writer.write(gone).join();
        writer.end(Topic.BUNDLES, gone.key()).join();
        var other = new DeliveryId("Kustomization", "flux-system", "other");

        assertThat(bundles.read(other, pointer(at, gone))).isNull();
        try (var fresh = new Bundles(settings)) {
            assertThat(
                            fresh.read(
                                    APPS,
                                    new BundlePointer(
                                            at.partition(), 0, Digest.of(new byte[] {1}))))
                    .isNull();
        }
    }

    @Test
    void doesNotBelieveARecordWhoseContentIsAnother() {
        ManifestBundle honest = bundle("honest");
        ManifestBundle other = bundle("tampered");
        var tampered =
                new ManifestBundle(
                        APPS, honest.digest(), "1", other.objects(), other.definitions());
        Position at = writer.write(tampered).join();

        assertThat(bundles.read(APPS, pointer(at, honest))).isNull();
    }

    @Test
    void answersManyAtOnce() {
        var all =
                IntStream.range(0, 20)
                        .mapToObj(i -> bundle("many " + i))
                        .map(one -> Map.entry(one, writer.write(one).join()))
                        .toList();

        var read =
                IntStream.range(0, 200)
                        .mapToObj(i -> all.get(i % all.size()))
                        .map(
                                one ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        bundles.read(
                                                                        APPS,
                                                                        pointer(
                                                                                one.getValue(),
                                                                                one.getKey()))
                                                                .equals(one.getKey())))
                        .toList();

        assertThat(read).allMatch(CompletableFuture::join);
    }

    private static BundlePointer pointer(Position at, ManifestBundle bundle) {
        return new BundlePointer(at.partition(), at.offset(), bundle.digest());
    }
}
