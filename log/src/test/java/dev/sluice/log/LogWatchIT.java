package dev.sluice.log;

import static dev.sluice.log.Records.PODINFO;
import static dev.sluice.log.Records.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.events.Topic;
import dev.sluice.stack.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogWatchIT {

    private static final Duration SECONDS = Duration.ofSeconds(60);

    @TempDir static Path directory;
    private static KafkaBroker broker;
    private static KafkaSettings settings;

    @BeforeAll
    static void startBroker() {
        broker = KafkaBroker.start(directory);
        settings = new KafkaSettings(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void noticesThatATopicIsGoneAndStopsBeforeItEnds() throws Exception {
        Topics.ensure(settings);
        var told = new CopyOnWriteArrayList<String>();
        try (var watch = new LogWatch(settings)) {
            watch.start(() -> told.add("stop"), () -> told.add("end"));
            // It has looked once when a second look finds nothing either.
            await().during(Duration.ofSeconds(3)).atMost(SECONDS).until(told::isEmpty);

            delete(Topic.COMMITS);

            await().atMost(SECONDS).until(() -> told.equals(List.of("stop", "end")));
        }
    }

    @Test
    void epochsRiseAboveThoseOnTheOtherTopicsWhereTheAnnouncementsWereLost() throws Exception {
        Topics.ensure(settings);
        try (var writer = new LogWriter(settings, "test")) {
            writer.write(commit(2500, 3)).join();
        }
        delete(Topic.OWNERS);
        await().atMost(SECONDS)
                .ignoreExceptions()
                .until(
                        () -> {
                            Topics.ensure(settings);
                            return true;
                        });

        try (var replica = new Replica(settings)) {
            await().atMost(SECONDS).until(replica::ownsAll);

            var owned = replica.group.ownerOf(PODINFO.toString());
            assertThat(owned.epoch()).isGreaterThan(2500);
        }
    }

    private static void delete(Topic topic) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.deleteTopics(List.of(topic.topicName())).all().get();
        }
    }
}
