package dev.sluice.log;

import dev.sluice.events.LogRecord;
import dev.sluice.events.Role;
import dev.sluice.events.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

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
    void mendAll(Map<Integer, Owned> taken) {
        tailed.forEach(followed -> mendAll(followed.table(), taken));
    }

    private <T extends LogRecord> void mendAll(Table<T> table, Map<Integer, Owned> taken) {
        table.endangered().forEach(standing -> mend(table, standing));
        table.values().forEach(event -> warnOfOtherLineage(event, taken));
    }

    /// Epochs only rise; unless the topic of the announcements was lost, and others were not.
    private void warnOfOtherLineage(LogRecord event, Map<Integer, Owned> taken) {
        Subject subject = Subject.of(event);
        Owned owned = subject == null ? null : taken.get(subject.partition());
        if (subject != null
                && subject.role() == role
                && owned != null
                && Order.epoch(event) > owned.epoch()) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    () ->
                            ("a record is of a higher epoch than its owner: %s was made anew and"
                                            + " the others were not, delete them too"
                                            + " topic=%s key=%s")
                                    .formatted(
                                            Topic.OWNERS.topicName(),
                                            event.topic().topicName(),
                                            event.key()));
        }
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
