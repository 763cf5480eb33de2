package dev.sluice.log;

import dev.sluice.events.Ownership;
import dev.sluice.events.Role;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Announces partitions and reads up to the announcement: what is read then is all that any former
/// owner wrote in time. What a former owner writes later carries a lower epoch.
final class TakeOver {

    private static final System.Logger LOG = System.getLogger(TakeOver.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(60);
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
    NavigableMap<Integer, Long> carryOut(NavigableMap<Integer, Holding.Announcing> claims) {
        var open = new TreeMap<>(claims);
        var epochs = new TreeMap<Integer, Long>();
        while (isOpen(open)) {
            try {
                announce(open, epochs);
                follower.catchUp(PATIENCE);
                epochs.keySet().retainAll(open.keySet());
                return epochs;
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
