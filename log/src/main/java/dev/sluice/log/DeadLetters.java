package dev.sluice.log;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Puts records aside that cannot be read: on the topic's own topic of dead letters, in the log and
/// in a counter. Never fails and never blocks the reader.
final class DeadLetters implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DeadLetters.class.getName());
    private static final int WAITING = 1000;

    private final LogWriter writer;
    private final LongAdder count = new LongAdder();
    private final List<Consumer<DeadLetter>> listeners = new CopyOnWriteArrayList<>();
    private final ThreadPoolExecutor sending =
            new ThreadPoolExecutor(
                    1,
                    1,
                    1,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(WAITING),
                    Thread.ofPlatform().daemon().name("dead-letters").factory());

    DeadLetters(LogWriter writer) {
        this.writer = writer;
        sending.allowCoreThreadTimeOut(true);
    }

    void listen(Consumer<DeadLetter> listener) {
        listeners.add(listener);
    }

    long count() {
        return count.sum();
    }

    void add(DeadLetter letter, ConsumerRecord<byte[], byte[]> record) {
        count.increment();
        LOG.log(
                System.Logger.Level.WARNING,
                () ->
                        "record put aside topic=%s partition=%d offset=%d key=%s reason=%s"
                                .formatted(
                                        letter.topic().topicName(),
                                        letter.partition(),
                                        letter.offset(),
                                        letter.key(),
                                        letter.reason()));
        listeners.forEach(listener -> Calls.guarded("dead letter", () -> listener.accept(letter)));
        byte @Nullable [] content = record.value();
        try {
            sending.execute(() -> send(letter, content == null ? new byte[0] : content));
        } catch (RejectedExecutionException _) {
            // It stays where it is: the next start puts it aside again.
            LOG.log(System.Logger.Level.WARNING, () -> "dead letter not kept id=" + letter.id());
        }
    }

    private void send(DeadLetter letter, byte[] content) {
        var _ =
                writer.putAside(letter, content)
                        .exceptionally(
                                failure -> {
                                    LOG.log(
                                            System.Logger.Level.WARNING,
                                            () ->
                                                    "dead letter not kept id=%s reason=%s"
                                                            .formatted(
                                                                    letter.id(),
                                                                    failure.getMessage()));
                                    return null;
                                });
    }

    /// Those that wait are handed to the writer first.
    @Override
    public void close() {
        sending.shutdown();
        try {
            var _ = sending.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
