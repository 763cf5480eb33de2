package dev.sluice.log;

import dev.sluice.events.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Notices that the log is another one than it was: topics were deleted, or made anew under the
/// same names. Whatever was read from it is worth nothing then, and epochs begin again.
public final class LogWatch implements AutoCloseable {

    /// What a service ends with that has to begin anew: whoever started it starts it again.
    public static final int BEGIN_ANEW = 75;

    private static final System.Logger LOG = System.getLogger(LogWatch.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    // All services have noticed and stopped by then: nobody writes old epochs to new topics.
    private static final Duration UNTIL_ALL_KNOW = Duration.ofSeconds(5);

    private final Admin admin;
    private final CountDownLatch closing = new CountDownLatch(1);

    public LogWatch(KafkaSettings settings) {
        this.admin = Clients.admin(settings);
    }

    /// Watches the topics as they are now.
    ///
    /// @param stop ends all acting at once
    /// @param end ends the process, some time later
    public void start(Runnable stop, Runnable end) {
        Thread.ofPlatform().daemon().name("log-watch").start(() -> run(stop, end));
    }

    @Override
    public void close() {
        closing.countDown();
        admin.close(Duration.ofSeconds(1));
    }

    private void run(Runnable stop, Runnable end) {
        Map<String, String> known = Map.of();
        while (!isClosedWithin(known.isEmpty() ? Duration.ZERO : BETWEEN_LOOKS)) {
            try {
                var found = ids();
                if (known.isEmpty()) {
                    known = found;
                } else if (!found.equals(known) && ids().equals(found)) {
                    tell(known, found);
                    Calls.guarded("to stop", stop);
                    if (!isClosedWithin(UNTIL_ALL_KNOW)) {
                        end.run();
                    }
                    return;
                }
            } catch (KafkaException e) {
                LOG.log(System.Logger.Level.DEBUG, () -> "topics not seen: " + e.getMessage());
                if (known.isEmpty() && isClosedWithin(BETWEEN_LOOKS)) {
                    return;
                }
            }
        }
    }

    private static void tell(Map<String, String> known, Map<String, String> found) {
        var gone = known.keySet().stream().filter(topic -> !found.containsKey(topic)).toList();
        var anew =
                known.keySet().stream()
                        .filter(found::containsKey)
                        .filter(topic -> !Objects.equals(known.get(topic), found.get(topic)))
                        .toList();
        LOG.log(
                System.Logger.Level.ERROR,
                () ->
                        ("the log is another one than it was, nothing is done any more and the"
                                        + " service begins anew deleted=%s madeAnew=%s")
                                .formatted(gone, anew));
    }

    /// The ids of the topics of the contract that are there.
    private Map<String, String> ids() {
        List<String> names = Arrays.stream(Topic.values()).map(Topic::topicName).toList();
        var ids = new TreeMap<String, String>();
        admin.describeTopics(names)
                .topicNameValues()
                .forEach(
                        (name, future) -> {
                            try {
                                ids.put(name, future.get().topicId().toString());
                            } catch (ExecutionException e) {
                                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                                    throw Clients.failure("looking at " + name, e);
                                }
                            } catch (InterruptedException e) {
                                throw new InterruptException(e);
                            }
                        });
        return ids;
    }

    private boolean isClosedWithin(Duration patience) {
        try {
            return closing.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
