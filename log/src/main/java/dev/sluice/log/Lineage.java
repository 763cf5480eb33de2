package dev.sluice.log;

import dev.sluice.events.Topic;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/// Which log this is: another one under the same address has another lineage.
public final class Lineage {

    private Lineage() {}

    /// The id that Kafka gave to `sluice.owners` when it was made.
    ///
    /// @throws KafkaException where Kafka does not answer or has no such topic
    public static String read(KafkaSettings settings) {
        String owners = Topic.OWNERS.topicName();
        try (var admin = Clients.admin(settings)) {
            return describe(admin, owners);
        }
    }

    private static String describe(Admin admin, String topic) {
        try {
            return admin.describeTopics(List.of(topic))
                    .topicNameValues()
                    .values()
                    .iterator()
                    .next()
                    .get()
                    .topicId()
                    .toString();
        } catch (ExecutionException e) {
            throw Clients.failure("reading the id of " + topic, e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
