package dev.sluice.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerIT {
    private static final TopicPartition GREETINGS = new TopicPartition("greetings", 0);

    @TempDir Path directory;

    @Test
    void keepsItsRecordsAndItsPortWhenItIsKilledAndStartedAgain() throws Exception {
        try (var broker = KafkaBroker.start(directory)) {
            createTopic(broker);
            write(broker, "hello");
            var before = broker.bootstrapServers();

            broker.kill();
            broker.restart();

            assertThat(broker.bootstrapServers()).isEqualTo(before);
            assertThat(read(broker)).containsExactly("hello");
        }
        try (var successor = KafkaBroker.start(directory)) {
            assertThat(read(successor)).containsExactly("hello");
        }
    }

    @Test
    void doesNothingWhileItIsPaused() throws Exception {
        try (var broker = KafkaBroker.start(directory)) {
            createTopic(broker);
            try (var producer = producer(broker)) {
                send(producer, "before").get(20, TimeUnit.SECONDS);
                broker.pause();

                var sent = send(producer, "during");

                assertThatThrownBy(() -> sent.get(500, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                broker.resume();
                assertThat(sent.get(20, TimeUnit.SECONDS).offset()).isEqualTo(1);
            }
        }
    }

    @Test
    void endsWhenItIsClosed() {
        ServerProcess process;
        try (var broker = KafkaBroker.start(directory)) {
            process = broker.process();
            assertThat(process.isAlive()).isTrue();
        }
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void namesThePortThatAnotherProcessTook() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(
                    directory.resolve("server.properties"),
                    """
                    advertised.listeners=PLAINTEXT://127.0.0.1:%d
                    controller.quorum.voters=1@127.0.0.1:%d
                    """
                            .formatted(other.getLocalPort(), Ports.free()));

            assertThatThrownBy(() -> KafkaBroker.start(directory))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("Port " + other.getLocalPort() + " of the Kafka broker");
        }
    }

    private static void createTopic(KafkaBroker broker) throws Exception {
        try (var admin = Admin.create(client(broker))) {
            admin.createTopics(List.of(new NewTopic(GREETINGS.topic(), 1, (short) 1)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private static void write(KafkaBroker broker, String value) throws Exception {
        try (var producer = producer(broker)) {
            send(producer, value).get(20, TimeUnit.SECONDS);
        }
    }

    private static Future<RecordMetadata> send(
            KafkaProducer<String, String> producer, String value) {
        return producer.send(new ProducerRecord<>(GREETINGS.topic(), value));
    }

    private static KafkaProducer<String, String> producer(KafkaBroker broker) {
        return new KafkaProducer<>(client(broker), new StringSerializer(), new StringSerializer());
    }

    private static List<String> read(KafkaBroker broker) {
        try (var consumer =
                new KafkaConsumer<>(
                        client(broker), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(GREETINGS));
            consumer.seekToBeginning(List.of(GREETINGS));
            return consumer.poll(Duration.ofSeconds(20)).records(GREETINGS).stream()
                    .map(record -> record.value())
                    .toList();
        }
    }

    private static Map<String, Object> client(KafkaBroker broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }
}
