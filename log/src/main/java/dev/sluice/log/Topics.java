package dev.sluice.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.events.Topic;
import org.apache.kafka.common.utils.Utils;

/// The topics of the contract on a broker, and the partitions of their keys.
public final class Topics {

    private Topics() {}

    /// Makes the topics that are missing and verifies the others. Several may do so at once.
    ///
    /// @throws WrongTopicException names every setting that is not as the contract has it
    /// @throws org.apache.kafka.common.KafkaException where Kafka does not answer or refuses
    public static void ensure(KafkaSettings settings) {
        try (var admin = Clients.admin(settings)) {
            new TopicSetup(admin).ensure();
        }
    }

    /// The partition of a record with this key.
    public static int partition(Topic topic, String key) {
        return partition(topic.partitionKey(key), topic.partitions());
    }

    /// The partition of a source, delivery, control plane or intake by its partition key.
    public static int partition(String partitionKey) {
        return partition(partitionKey, Topic.PARTITIONS);
    }

    private static int partition(String partitionKey, int partitions) {
        return Utils.toPositive(Utils.murmur2(partitionKey.getBytes(UTF_8))) % partitions;
    }
}
