package dev.sluice.log;

import dev.sluice.events.Topic;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/// Tells one life of the log from another: the topic id of `sluice.owners`, which no two topics
/// share even under one name.
public final class Lineage {

    private Lineage() {}

    public static String read(KafkaSettings settings) {
        String owners = Topic.OWNERS.topicName();
        try (Admin admin = Admin.create(settings.with(Map.of()))) {
            var described = Settled.describe(admin, List.of(owners));
            return Objects.requireNonNull(described.get(owners)).topicId().toString();
        } catch (ExecutionException e) {
            throw new KafkaException("reading the id of " + owners, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while reading the id of " + owners, e);
        }
    }
}
