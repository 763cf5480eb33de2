package dev.sluice.log;

import dev.sluice.events.LogRecord;
import dev.sluice.events.Role;
import dev.sluice.events.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Writes an owner's own records again where something lower was written behind them: compaction
/// keeps the last by offset, not the highest.
final class Mending {

    private static final System.Logger LOG = System.getLogger(Mending.class.getName());

    private final Role role;
    private final LogWriter writer;
    private final IntPredicate owns;
    private final List<Followed<?>> tailed = new ArrayList<>();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    Mending(Role role, LogFollower follower, LogWriter writer, IntPredicate owns) {
        this.role = role;
        this.writer = writer;
        this.owns = owns;
        for (Topic topic : Subject.tailedBy(role)) {
            tail(follower.follow(topic, RecordTypes.of(topic)));
        }
    }

    private <T extends LogRecord> void tail(Followed<T> followed) {
        tailed.add(followed);
        followed.tail(standing -> mend(followed.table(), standing));
    }

    /// What was written behind the records of these partitions while nobody owned them.
    void mendAll() {
        tailed.forEach(followed -> mendAll(followed.table()));
    }

    private <T extends LogRecord> void mendAll(Table<T> table) {
        table.endangered().forEach(standing -> mend(table, standing));
    }

    /// The highest epoch under which anything of this role stands, by partition.
    Map<Integer, Long> highestEpochs() {
        var highest = new TreeMap<Integer, Long>();
        tailed.forEach(followed -> followed.table().highestEpochs(this::partition, highest));
        return highest;
    }

    private @Nullable Integer partition(LogRecord event) {
        Subject subject = Subject.of(event);
        return subject == null || subject.role() != role ? null : subject.partition();
    }

    /// Elsewhere than on the follower's thread: a producer may have to wait for room.
    private <T extends LogRecord> void mend(Table<T> table, Stored<T> standing) {
        Subject subject = Subject.of(standing.value());
        if (subject == null || subject.role() != role || !owns.test(subject.partition())) {
            return;
        }
        String id = standing.value().topic() + "/" + standing.value().key();
        if (underWay.add(id)) {
            Thread.startVirtualThread(
                    () -> {
                        try {
                            rewrite(table, standing, subject.partition());
                        } finally {
                            underWay.remove(id);
                        }
                    });
        }
    }

    private <T extends LogRecord> void rewrite(Table<T> table, Stored<T> standing, int partition) {
        if (!table.isEndangered(standing) || !owns.test(partition)) {
            return;
        }
        LogRecord own = standing.value();
        LOG.log(
                System.Logger.Level.INFO,
                () ->
                        "late record behind ours, writing ours again topic=%s key=%s"
                                .formatted(own.topic().topicName(), own.key()));
        try {
            var _ = writer.write(own).join();
        } catch (CompletionException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () ->
                            "record not written again key=%s reason=%s"
                                    .formatted(own.key(), e.getMessage()));
        }
    }
}
