package dev.sluice.log;

import dev.sluice.events.Hint;
import dev.sluice.events.Ownership;
import dev.sluice.events.Role;
import dev.sluice.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/// Shares the partitions of a role among the replicas, and makes each one that falls to this
/// replica owned: assigned by the group, announced on the log, and all before it read.
public final class OwnershipGroup implements AutoCloseable {

    /// After this long without a word a member is out: what SIGKILL costs.
    static final Duration SESSION = Duration.ofSeconds(6);

    private static final System.Logger LOG = System.getLogger(OwnershipGroup.class.getName());
    // Earlier than the coordinator, which counts from when it heard us.
    private static final Duration MARGIN = Duration.ofMillis(500);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Set<String> ANSWERS =
            Set.of("heartbeat-total", "join-total", "sync-total");

    private final KafkaSettings settings;
    private final Role role;
    private final Owner owner;
    private final LogFollower follower;
    private final String instance = UUID.randomUUID().toString();
    private final Session session = new Session(SESSION.minus(MARGIN), System::nanoTime);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Holdings holdings;
    private final TakeOver takeOver;
    private final Mending mending;
    private final Map<Integer, Lock> calls = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private boolean rejoining;

    /// To be built before the follower is started: the group tails its role's topics.
    ///
    /// @param address the URL under which peers reach this replica
    public OwnershipGroup(
            KafkaSettings settings,
            Role role,
            String address,
            LogFollower follower,
            LogWriter writer,
            Owner owner) {
        this.settings = settings;
        this.role = role;
        this.owner = owner;
        this.follower = follower;
        this.holdings = new Holdings(role);
        this.mending = new Mending(role, follower, writer, partition -> owned(partition) != null);
        this.takeOver =
                new TakeOver(
                        new TakeOver.Announcer(role, address, instance),
                        follower,
                        writer,
                        holdings,
                        follower.table(Topic.OWNERS, Ownership.class, this::announced),
                        closing);
        this.thread =
                Thread.ofPlatform().daemon().name(groupId(role) + "-group").unstarted(this::run);
        writer.stamp(role, holdings::lastEpoch);
    }

    public void start() {
        thread.start();
    }

    /// The ownership of a partition; null unless it is held now and the group was heard from within
    /// the session. To be asked before every act.
    public @Nullable Owned owned(int partition) {
        Owned held = holdings.held(partition);
        return held != null && session.isAlive() ? held : null;
    }

    /// All that is owned, by partition.
    public List<Owned> all() {
        List<Owned> held = holdings.allHeld();
        return session.isAlive() ? held : List.of();
    }

    /// The ownership of what has this partition key.
    public @Nullable Owned ownerOf(String partitionKey) {
        return owned(Topics.partition(partitionKey));
    }

    /// Leaves the group, so that others take over at once.
    @Override
    public void close() {
        closing.countDown();
        var current = consumer;
        if (current != null) {
            current.wakeup();
        }
        try {
            if (thread.isAlive() && !thread.join(Duration.ofSeconds(10))) {
                LOG.log(System.Logger.Level.WARNING, "group thread does not end");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        loseAll();
    }

    private static String groupId(Role role) {
        return "sluice-" + role.name().toLowerCase(Locale.ROOT);
    }

    private Map<String, Object> groupSettings() {
        return Map.of(
                "group.id",
                groupId(role),
                // The new protocol's session is the broker's: 45 s at least.
                "group.protocol",
                "classic",
                "partition.assignment.strategy",
                CooperativeStickyAssignor.class.getName(),
                "session.timeout.ms",
                Long.toString(SESSION.toMillis()),
                "heartbeat.interval.ms",
                Long.toString(SESSION.toMillis() / 4),
                "max.poll.interval.ms",
                "30000");
    }

    private void run() {
        while (isRunning()) {
            try (var member = Clients.consumer(settings, groupSettings())) {
                consumer = member;
                rejoining = true;
                var answers = answers(member);
                member.subscribe(List.of(role.owned().topicName()), new Assignments(member));
                while (isRunning()) {
                    turn(member, answers);
                }
            } catch (WakeupException _) {
                // Closing.
            } catch (KafkaException | IllegalStateException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        () ->
                                "group membership interrupted, trying again role=%s reason=%s"
                                        .formatted(role, e.getMessage()));
                awaitClosing();
            } finally {
                session.end();
                loseAll();
            }
        }
    }

    private void turn(Consumer<byte[], byte[]> member, List<Metric> answers) {
        ConsumerRecords<byte[], byte[]> records = member.poll(POLL);
        begin(holdings.claimContested(session.heardAt()));
        deliver(member, records);
        session.look(answers.stream().mapToDouble(one -> (Double) one.metricValue()).sum());
        if (!session.isAlive() && !rejoining) {
            rejoin(member);
        }
        listenOnlyToOwned(member);
    }

    /// Whatever we held is not ours before the group has said so again.
    private void rejoin(Consumer<byte[], byte[]> member) {
        if (!holdings.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "nothing heard from the group within the session role=" + role);
        }
        rejoining = true;
        loseAll();
        member.enforceRebalance("nothing heard within the session");
    }

    private static List<Metric> answers(Consumer<byte[], byte[]> member) {
        return member.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().group().equals("consumer-coordinator-metrics"))
                .filter(metric -> ANSWERS.contains(metric.getKey().name()))
                .<Metric>map(Map.Entry::getValue)
                .toList();
    }

    /// Only hints are read through the group, and only those of owned partitions; of other topics
    /// the assignment alone matters.
    private void listenOnlyToOwned(Consumer<byte[], byte[]> member) {
        var open = new ArrayList<TopicPartition>();
        var shut = new ArrayList<TopicPartition>();
        for (TopicPartition partition : member.assignment()) {
            boolean listens = role == Role.SOURCE && owned(partition.partition()) != null;
            (listens ? open : shut).add(partition);
        }
        member.pause(shut);
        member.resume(open);
    }

    private void deliver(Consumer<byte[], byte[]> member, ConsumerRecords<byte[], byte[]> records) {
        var taken = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> some = records.records(partition);
            if (owned(partition.partition()) == null) {
                member.seek(partition, some.getFirst().offset());
                continue;
            }
            some.forEach(record -> Calls.guarded("for " + partition, () -> deliver(record)));
            taken.put(partition, new OffsetAndMetadata(some.getLast().offset() + 1));
        }
        if (!taken.isEmpty()) {
            member.commitAsync(taken, null);
        }
    }

    private void deliver(ConsumerRecord<byte[], byte[]> record) {
        switch (Reading.of(role.owned(), record)) {
            case Reading.Event(_, Hint hint) ->
                    Calls.guarded("for a hint", () -> owner.received(hint, record.partition()));
            case Reading.Event _, Reading.Tombstone _ -> {}
            case Reading.Unreadable(var letter) -> follower.putAside().add(letter, record);
        }
    }

    /// Somebody announced a partition; on the follower's thread.
    private void announced(Change<Ownership> change) {
        Ownership other = change.value();
        if (other == null || other.role() != role || other.instance().equals(instance)) {
            return;
        }
        if (holdings.of(other.partition()) instanceof Holding.Held held
                && change.offset() > held.owned().epoch()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () ->
                            "another announced what is ours role=%s partition=%d address=%s"
                                    .formatted(role, other.partition(), other.address()));
            holdings.contest(other.partition(), held, session.now());
        }
    }

    private void begin(NavigableMap<Integer, Holding.Announcing> claims) {
        if (!claims.isEmpty()) {
            Thread.startVirtualThread(() -> takeOver(claims));
        }
    }

    private void takeOver(NavigableMap<Integer, Holding.Announcing> claims) {
        var taken = new TreeMap<Integer, Owned>();
        takeOver.carryOut(claims, mending::highestEpochs)
                .forEach(
                        (partition, epoch) -> {
                            Holding.Announcing claim = claims.get(partition);
                            Owned owned = claim == null ? null : conclude(partition, claim, epoch);
                            if (owned != null) {
                                taken.put(partition, owned);
                            }
                        });
        if (!taken.isEmpty()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    () ->
                            "partitions owned role=%s partitions=%s epochs=%d-%d"
                                    .formatted(
                                            role,
                                            taken.keySet(),
                                            taken.firstEntry().getValue().epoch(),
                                            taken.lastEntry().getValue().epoch()));
            mending.mendAll();
            taken.values().forEach(owned -> Thread.startVirtualThread(() -> acquired(owned)));
        }
    }

    private @Nullable Owned conclude(int partition, Holding.Announcing claim, long epoch) {
        if (!takeOver.isLatest(partition, epoch)) {
            holdings.contest(partition, claim, session.now());
            return null;
        }
        Owned owned = holdings.hold(partition, claim, epoch);
        if (owned != null && !takeOver.isLatest(partition, epoch)) {
            // Announced by another since the first look, which our listener did not mind then.
            holdings.contest(partition, new Holding.Held(owned), session.now());
            return null;
        }
        return owned;
    }

    private void acquired(Owned owned) {
        int partition = owned.partition();
        Lock lock = calls.computeIfAbsent(partition, _ -> new ReentrantLock());
        lock.lock();
        try {
            if (holdings.stands(partition, new Holding.Held(owned))) {
                Calls.guarded("acquired", () -> owner.acquired(owned));
                if (holdings.of(partition) == null) {
                    // It may have been told of the loss before it had begun.
                    Calls.guarded("lost", () -> owner.lost(partition));
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void lose(Collection<Integer> partitions) {
        List<Integer> lost = partitions.stream().filter(holdings::drop).sorted().toList();
        if (!lost.isEmpty()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    () -> "partitions lost role=%s partitions=%s".formatted(role, lost));
        }
        lost.forEach(partition -> Calls.guarded("lost", () -> owner.lost(partition)));
    }

    private void loseAll() {
        lose(IntStream.range(0, role.owned().partitions()).boxed().toList());
    }

    private boolean isRunning() {
        return closing.getCount() > 0;
    }

    private void awaitClosing() {
        try {
            var _ = closing.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// What the group tells; always on the group's thread, within a poll.
    private final class Assignments implements ConsumerRebalanceListener {

        private final Consumer<byte[], byte[]> member;

        Assignments(Consumer<byte[], byte[]> member) {
            this.member = member;
        }

        /// Comes at the end of every rebalance, be it with nothing new.
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> added) {
            member.pause(added);
            rejoining = false;
            session.joined();
            begin(
                    holdings.claim(
                            member.assignment().stream().map(TopicPartition::partition).toList()));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            lose(revoked.stream().map(TopicPartition::partition).toList());
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> lost) {
            session.end();
            rejoining = true;
            loseAll();
        }
    }
}
