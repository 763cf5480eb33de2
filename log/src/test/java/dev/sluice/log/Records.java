package dev.sluice.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.events.CommitEvent;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryDeclaration.Deletion;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Generation;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.ManifestBundle.BundledObject;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.SourceId;
import dev.sluice.events.wire.Codec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Records to write in tests.
final class Records {

    static final SourceId PODINFO = new SourceId("GitRepository", "flux-system", "podinfo");
    static final DeliveryId APPS = new DeliveryId("Kustomization", "flux-system", "apps");
    static final ControlPlaneId LOCAL = new ControlPlaneId("sluice-system", "local");

    private Records() {}

    static SourceId source(String name) {
        return new SourceId("GitRepository", "flux-system", name);
    }

    static CommitEvent commit(long epoch, long number) {
        return commit(PODINFO, epoch, number);
    }

    static CommitEvent commit(SourceId source, long epoch, long number) {
        return new CommitEvent(
                source,
                new Generation(epoch, number),
                "a".repeat(40),
                "b".repeat(40),
                "refs/heads/main",
                new CommitEvent.Author("Ada", "ada@example.org", Instant.EPOCH),
                "first",
                null,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    static PlacementRemoval removal(DeliveryId delivery, long epoch, long number) {
        return new PlacementRemoval(
                LOCAL, delivery, new Generation(epoch, number), Deletion.DELETE, false);
    }

    static ManifestBundle bundle(String data) {
        return bundle(APPS, data);
    }

    static ManifestBundle bundle(DeliveryId delivery, String data) {
        var objects =
                List.of(
                        new BundledObject(
                                Map.of("kind", "ConfigMap", "data", Map.of("a", data)), List.of()));
        return new ManifestBundle(
                delivery, Codec.digest("1", objects, List.of()), "1", objects, List.of());
    }

    static ConsumerRecord<byte[], byte[]> read(
            String topic, int partition, long offset, String key, String value) {
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                key == null ? null : key.getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8));
    }
}
