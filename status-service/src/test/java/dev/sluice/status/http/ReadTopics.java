package dev.sluice.status.http;

import dev.sluice.events.Hint;
import dev.sluice.events.Intervention;
import dev.sluice.events.Topic;
import dev.sluice.log.KafkaSettings;
import dev.sluice.log.LogFollower;
import dev.sluice.log.LogWriter;
import dev.sluice.log.Table;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What the service wrote.
final class ReadTopics implements AutoCloseable {
    private final LogWriter writer;
    private final LogFollower follower;
    private final Table<Intervention> interventions;
    private final Table<Hint> hints;

    private ReadTopics(KafkaSettings settings) {
        this.writer = new LogWriter(settings, "test");
        this.follower = new LogFollower(settings, writer);
        this.interventions = follower.table(Topic.INTERVENTIONS, Intervention.class);
        this.hints = follower.table(Topic.HINTS, Hint.class);
        follower.start();
    }

    static ReadTopics of(RunningService service) {
        var topics =
                new ReadTopics(
                        new KafkaSettings(
                                Map.of("bootstrap.servers", service.broker().bootstrapServers())));
        try {
            topics.follower.catchUp(Duration.ofSeconds(30));
        } catch (Exception e) {
            throw new IllegalStateException("reading the log", e);
        }
        return topics;
    }

    Intervention intervention(String key) {
        return interventions.get(key);
    }

    List<Hint> hints() {
        return hints.values();
    }

    @Override
    public void close() {
        follower.close();
        writer.close();
    }
}
