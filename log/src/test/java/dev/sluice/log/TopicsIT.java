package dev.sluice.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sluice.events.Topic;
import dev.sluice.stack.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsIT {

    @TempDir Path directory;
    private KafkaBroker broker;
    private KafkaSettings settings;
    private Admin admin;

    @BeforeEach
    void startBroker() {
        broker = KafkaBroker.start(directory);
        settings = new KafkaSettings(Map.of("bootstrap.servers", broker.bootstrapServers()));
        admin = Admin.create(Map.<String, Object>copyOf(settings.properties()));
    }

    @AfterEach
    void stopBroker() {
        admin.close();
        broker.close();
    }

    @Test
    void fourServicesMayMakeThemAtOnce() throws Exception {
        var all =
                Stream.generate(() -> CompletableFuture.runAsync(() -> Topics.ensure(settings)))
                        .limit(4)
                        .toList();

        all.forEach(CompletableFuture::join);

        assertThat(admin.listTopics().names().get())
                .containsAll(Arrays.stream(Topic.values()).map(Topic::topicName).toList())
                .containsAll(Arrays.stream(Topic.values()).map(Topic::deadLetters).toList());
        assertThatCode(() -> Topics.ensure(settings)).doesNotThrowAnyException();
    }

    @Test
    void namesEveryWrongSettingWithItsRemedy() throws Exception {
        Topics.ensure(settings);
        delete("sluice.hints");
        admin.createTopics(List.of(new NewTopic("sluice.hints", 3, (short) 1))).all().get();
        set("sluice.commits", "cleanup.policy", "delete");
        set("sluice.bundles", "max.message.bytes", "1000");
        set("sluice.outcomes", "delete.retention.ms", "60000");

        // A broker hears of new settings a little later.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThatThrownBy(() -> Topics.ensure(settings))
                                        .isInstanceOf(WrongTopicException.class)
                                        .hasMessageContaining(
                                                "sluice.hints: partitions is 3, wanted 32;")
                                        .hasMessageContaining(
                                                "sluice.hints: retention.ms is 604800000, wanted 86400000;")
                                        .hasMessageContaining(
                                                "sluice.commits: cleanup.policy is delete, wanted compact;"
                                                        + " kafka-configs.sh --bootstrap-server … --alter"
                                                        + " --topic sluice.commits --add-config 'cleanup.policy=compact'")
                                        .hasMessageContaining(
                                                "sluice.bundles: max.message.bytes is 1000, wanted 9437184;")
                                        .hasMessageContaining(
                                                "sluice.outcomes: delete.retention.ms is 60000, wanted 604800000;"));
    }

    @Test
    void aRoomierTopicIsFine() throws Exception {
        Topics.ensure(settings);
        set("sluice.commits", "max.message.bytes", "20000000");

        assertThatCode(() -> Topics.ensure(settings)).doesNotThrowAnyException();
    }

    @Test
    void topicsThatAreMadeAnewAreOfAnotherLineage() throws Exception {
        Topics.ensure(settings);
        String lineage = Lineage.read(settings);
        assertThat(Lineage.read(settings)).isEqualTo(lineage);

        delete("sluice.owners");
        Topics.ensure(settings);

        assertThat(Lineage.read(settings)).isNotEqualTo(lineage);
    }

    private void delete(String topic) throws Exception {
        admin.deleteTopics(List.of(topic)).all().get();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !admin.listTopics().names().get().contains(topic));
    }

    private void set(String topic, String setting, String value) throws Exception {
        Map<ConfigResource, Collection<AlterConfigOp>> change =
                Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(
                                new AlterConfigOp(
                                        new ConfigEntry(setting, value),
                                        AlterConfigOp.OpType.SET)));
        admin.incrementalAlterConfigs(change).all().get();
    }
}
