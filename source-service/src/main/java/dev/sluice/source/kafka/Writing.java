package dev.sluice.source.kafka;

import dev.sluice.events.LogRecord;
import dev.sluice.events.Topic;
import dev.sluice.log.LogWriter;
import dev.sluice.log.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Writes and waits: until records are durable, and until our own table has them.
final class Writing {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LogWriter writer;

    Writing(LogWriter writer) {
        this.writer = writer;
    }

    void write(List<? extends LogRecord> records, Seen seen) {
        var futures = new ArrayList<CompletableFuture<Position>>();
        records.forEach(record -> futures.add(writer.write(record)));
        await(futures, seen);
    }

    void end(Topic topic, List<String> keys, Seen seen) {
        var futures = new ArrayList<CompletableFuture<Position>>();
        keys.forEach(key -> futures.add(writer.end(topic, key)));
        await(futures, seen);
    }

    private static void await(List<CompletableFuture<Position>> futures, Seen seen) {
        for (var future : futures) {
            try {
                var position = future.join();
                seen.await(position.partition(), position.offset(), PATIENCE);
            } catch (CompletionException e) {
                throw new UncheckedIOException("writing to the log", new IOException(e.getCause()));
            }
        }
    }
}
