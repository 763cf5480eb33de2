package dev.sluice.log;

import dev.sluice.events.Ownership;
import dev.sluice.events.Role;
import dev.sluice.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Announces partitions and reads up to the announcement: what is read then is all that any former
/// owner wrote in time. What a former owner writes later carries a lower epoch.
final class TakeOver {

    private static final System.Logger LOG = System.getLogger(TakeOver.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long AT_ONCE = 1000;
    // What nobody ever announced is not caught up with.
    private static final long MOST_RAISED = 100_000;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final Role role;
    private final String address;
    private final String instance;
    private final LogFollower follower;
    private final LogWriter writer;
    private final Holdings holdings;
    private final Table<Ownership> owners;
    private final CountDownLatch closing;

    TakeOver(
            Announcer announcer,
            LogFollower follower,
            LogWriter writer,
            Holdings holdings,
            Table<Ownership> owners,
            CountDownLatch closing) {
        this.role = announcer.role();
        this.address = announcer.address();
        this.instance = announcer.instance();
        this.follower = follower;
        this.writer = writer;
        this.holdings = holdings;
        this.owners = owners;
        this.closing = closing;
    }

    /// Who announces.
    record Announcer(Role role, String address, String instance) {}

    /// The epochs of the claims that still stand when all is read. Tries until then.
    ///
    /// @param highest the highest epochs on the other topics, by partition
    NavigableMap<Integer, Long> carryOut(
            NavigableMap<Integer, Holding.Announcing> claims,
            Supplier<Map<Integer, Long>> highest) {
        var open = new TreeMap<>(claims);
        var epochs = new TreeMap<Integer, Long>();
        while (isOpen(open)) {
            try {
                announce(open, epochs);
                follower.catchUp(PATIENCE);
                epochs.keySet().retainAll(open.keySet());
                if (areHighest(epochs, highest.get())) {
                    return epochs;
                }
            } catch (CompletionException | TimeoutException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        () ->
                                "take-over waits role=%s partitions=%s reason=%s"
                                        .formatted(role, open.keySet(), reason(e)));
                pause();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return new TreeMap<>();
            }
        }
        return new TreeMap<>();
    }

    /// Epochs only rise, unless the topic of the announcements was lost and the others were not:
    /// then it is written on until they do. Who is not above is to announce itself again.
    private boolean areHighest(NavigableMap<Integer, Long> epochs, Map<Integer, Long> highest) {
        long wanted = -1;
        long reached = -1;
        int one = -1;
        for (var claim : new TreeMap<>(epochs).entrySet()) {
            long standing = highest.getOrDefault(claim.getKey(), -1L);
            reached = Math.max(reached, claim.getValue());
            if (isBehind(claim.getKey(), claim.getValue(), standing)) {
                wanted = Math.max(wanted, standing);
                one = claim.getKey();
                epochs.remove(claim.getKey());
            }
        }
        if (one < 0) {
            return true;
        }
        raise(one, wanted - reached);
        return false;
    }

    private boolean isBehind(int partition, long epoch, long standing) {
        if (standing < epoch || !isLatest(partition, epoch)) {
            return false;
        }
        if (standing - epoch > MOST_RAISED) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    () ->
                            ("a record is of epoch %d, far above any owner's: find out who wrote"
                                            + " it role=%s partition=%d")
                                    .formatted(standing, role, partition));
            return false;
        }
        return true;
    }

    private void raise(int partition, long by) {
        LOG.log(
                System.Logger.Level.WARNING,
                () ->
                        "%s was made anew and the other topics were not, epochs are raised role=%s by=%d"
                                .formatted(Topic.OWNERS.topicName(), role, by));
        for (long left = by; left > 0; left -= AT_ONCE) {
            var written = new ArrayList<CompletableFuture<Position>>();
            for (long i = 0; i < Math.min(left, AT_ONCE); i++) {
                written.add(writer.write(new Ownership(role, partition, address, instance)));
            }
            written.forEach(CompletableFuture::join);
        }
    }

    /// Whether nobody announced the partition after this epoch.
    boolean isLatest(int partition, long epoch) {
        Stored<Ownership> latest = owners.stored(Ownership.key(role, partition));
        return latest == null || latest.offset() <= epoch;
    }

    private void announce(
            NavigableMap<Integer, Holding.Announcing> open, Map<Integer, Long> epochs) {
        var written = new TreeMap<Integer, CompletableFuture<Position>>();
        for (int partition : open.keySet()) {
            if (!epochs.containsKey(partition)) {
                written.put(
                        partition, writer.write(new Ownership(role, partition, address, instance)));
            }
        }
        written.forEach((partition, future) -> epochs.put(partition, future.join().offset()));
    }

    private boolean isOpen(NavigableMap<Integer, Holding.Announcing> open) {
        open.entrySet().removeIf(claim -> !holdings.stands(claim.getKey(), claim.getValue()));
        return !open.isEmpty() && closing.getCount() > 0;
    }

    private void pause() {
        try {
            var _ = closing.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable String reason(Exception e) {
        return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    }
}
