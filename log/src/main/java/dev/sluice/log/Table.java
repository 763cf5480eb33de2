package dev.sluice.log;

import dev.sluice.events.LogRecord;
import dev.sluice.events.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The newest record per key of one topic. A lower generation that was written late is dropped; a
/// tombstone removes. Reads take no lock and see what the follower has read so far.
public final class Table<T extends LogRecord> {

    private final Topic topic;
    private final Class<T> type;
    private final List<NavigableMap<String, Row<T>>> partitions;

    Table(Topic topic, Class<T> type) {
        this.topic = topic;
        this.type = type;
        this.partitions =
                Stream.<NavigableMap<String, Row<T>>>generate(ConcurrentSkipListMap::new)
                        .limit(topic.partitions())
                        .toList();
    }

    public @Nullable T get(String key) {
        Stored<T> stored = stored(key);
        return stored == null ? null : stored.value();
    }

    public @Nullable Stored<T> stored(String key) {
        Row<T> row = partitions.get(Topics.partition(topic, key)).get(key);
        return row == null ? null : row.stored();
    }

    /// Partition by partition, in the order of the keys.
    public List<T> values() {
        var values = new ArrayList<T>();
        partitions.forEach(rows -> rows.values().forEach(row -> values.add(row.stored().value())));
        return values;
    }

    public int size() {
        return partitions.stream().mapToInt(NavigableMap::size).sum();
    }

    /// In the order of the keys.
    public List<T> ofPartition(int partition) {
        var values = new ArrayList<T>();
        partitions.get(partition).values().forEach(row -> values.add(row.stored().value()));
        return values;
    }

    Class<T> type() {
        return type;
    }

    /// Takes in what was read. Only the follower's thread writes.
    ///
    /// @param epoch of the owner that wrote the record, null where that is not known
    Taking<T> take(String key, Stored<T> read, @Nullable Long epoch) {
        NavigableMap<String, Row<T>> rows = partitions.get(read.partition());
        Row<T> standing = rows.get(key);
        if (standing != null && standing.outranks(read.value(), epoch)) {
            rows.put(key, standing.behind(read.offset()));
            return new Taking.Dropped<>(standing.stored());
        }
        rows.put(key, new Row<>(read, epoch, read.offset()));
        T before = standing == null ? null : standing.stored().value();
        return new Taking.Changed<>(
                new Change<>(
                        key, read.value(), before, read.partition(), read.offset(), read.at()));
    }

    /// Takes in a tombstone.
    ///
    /// @param epoch of the owner that wrote it, null where that is not known
    Taking<T> end(String key, int partition, long offset, Instant at, @Nullable Long epoch) {
        NavigableMap<String, Row<T>> rows = partitions.get(partition);
        Row<T> standing = rows.get(key);
        if (standing != null && standing.isOfLaterOwner(epoch)) {
            rows.put(key, standing.behind(offset));
            return new Taking.Dropped<>(standing.stored());
        }
        Row<T> ended = rows.remove(key);
        return ended == null
                ? new Taking.Nothing<>()
                : new Taking.Changed<>(
                        new Change<>(key, null, ended.stored().value(), partition, offset, at));
    }

    /// Notes that something that is no record stands behind the key's.
    Taking<T> unreadable(String key, int partition, long offset) {
        NavigableMap<String, Row<T>> rows = partitions.get(partition);
        Row<T> standing = rows.get(key);
        if (standing == null) {
            return new Taking.Nothing<>();
        }
        rows.put(key, standing.behind(offset));
        return new Taking.Dropped<>(standing.stored());
    }

    /// The highest epochs under which records were written or minted.
    ///
    /// @param of whose a record is
    void highestEpochs(Function<T, @Nullable Integer> of, Map<Integer, Long> highest) {
        partitions.forEach(
                rows ->
                        rows.values()
                                .forEach(
                                        row -> {
                                            Integer whose = of.apply(row.stored().value());
                                            if (whose != null) {
                                                highest.merge(whose, row.highestEpoch(), Math::max);
                                            }
                                        }));
    }

    /// What compaction will lose, because something lower was written after it.
    List<Stored<T>> endangered() {
        var endangered = new ArrayList<Stored<T>>();
        partitions.forEach(
                rows ->
                        rows.values().stream()
                                .filter(Row::isEndangered)
                                .map(Row::stored)
                                .forEach(endangered::add));
        return endangered;
    }

    /// Whether this very record still stands, with something lower behind it.
    boolean isEndangered(Stored<? extends LogRecord> stored) {
        Row<T> row = partitions.get(stored.partition()).get(stored.value().key());
        return row != null && row.stored().offset() == stored.offset() && row.isEndangered();
    }

    @Override
    public String toString() {
        return topic.topicName() + Arrays.asList(size());
    }

    /// What became of something that was read.
    sealed interface Taking<T extends LogRecord> {

        record Changed<T extends LogRecord>(Change<T> change) implements Taking<T> {}

        /// It did not replace what stands.
        record Dropped<T extends LogRecord>(Stored<T> standing) implements Taking<T> {}

        record Nothing<T extends LogRecord>() implements Taking<T> {}
    }

    /// @param last the offset of the last record under the key, whatever its generation
    private record Row<T extends LogRecord>(Stored<T> stored, @Nullable Long epoch, long last) {

        boolean outranks(LogRecord later, @Nullable Long laterEpoch) {
            if (Order.isLower(later, stored.value())) {
                return true;
            }
            // Epochs of different owners say nothing about each other: a definition may change
            // its intake.
            return isOfLaterOwner(laterEpoch)
                    && Order.isEqual(later, stored.value())
                    && Objects.equals(Subject.of(later), Subject.of(stored.value()));
        }

        boolean isOfLaterOwner(@Nullable Long writerEpoch) {
            return epoch != null && writerEpoch != null && writerEpoch < epoch;
        }

        long highestEpoch() {
            return Math.max(Order.epoch(stored.value()), epoch == null ? -1 : epoch);
        }

        Row<T> behind(long offset) {
            return new Row<>(stored, epoch, offset);
        }

        boolean isEndangered() {
            return last > stored.offset();
        }
    }
}
