package dev.sluice.log;

import dev.sluice.events.Hint;
import dev.sluice.events.Role;
import dev.sluice.events.SourceState;
import dev.sluice.events.Topic;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// One owner of sources with all that belongs to it.
final class Replica implements Owner, AutoCloseable {

    final LogWriter writer;
    final LogFollower follower;
    final Table<SourceState> commits;
    final OwnershipGroup group;
    final Queue<Owned> acquired = new ConcurrentLinkedQueue<>();
    final Queue<Integer> lost = new ConcurrentLinkedQueue<>();
    final Queue<Hint> hints = new ConcurrentLinkedQueue<>();

    Replica(KafkaSettings settings) {
        writer = new LogWriter(settings, "test");
        follower = new LogFollower(settings, writer);
        commits = follower.table(Topic.COMMITS, SourceState.class);
        group =
                new OwnershipGroup(
                        settings, Role.SOURCE, "http://127.0.0.1:1", follower, writer, this);
        follower.start();
        group.start();
    }

    boolean ownsAll() {
        return owns(Topic.PARTITIONS);
    }

    boolean owns(int partitions) {
        return group.all().size() == partitions;
    }

    List<Long> epochs() {
        return group.all().stream().map(Owned::epoch).toList();
    }

    @Override
    public void acquired(Owned owned) {
        acquired.add(owned);
    }

    @Override
    public void lost(int partition) {
        lost.add(partition);
    }

    @Override
    public void received(Hint hint, int partition) {
        hints.add(hint);
    }

    @Override
    public void close() {
        group.close();
        follower.close();
        writer.close();
    }
}
