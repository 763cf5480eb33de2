package dev.sluice.log;

import dev.sluice.events.Hint;
import dev.sluice.events.LogRecord;
import dev.sluice.events.Ownership;
import dev.sluice.events.Role;
import dev.sluice.events.Topic;
import dev.sluice.events.wire.Codec;
import dev.sluice.events.wire.UnreadableRecordException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/// A replica's share of the partitions of a role. A consumer group divides the partitions; what is
/// assigned is announced in `sluice.owners`, the offset of the announcement is the epoch, and only
/// when the follower holds all that stood before it may the owner act.
public final class OwnershipGroup implements AutoCloseable {

    /*
     * The group alone is no fence: a deleted or expired group starts its own epochs again, and a
     * paused member learns of its expulsion only when it runs again. So the epoch is an offset,
     * which never falls, and `owned` asks how long ago the coordinator was heard.
     */

    private static final System.Logger LOG = System.getLogger(OwnershipGroup.class.getName());
    private static final Duration SESSION = Duration.ofSeconds(6);
    private static final Duration HEARTBEAT = Duration.ofMillis(1500);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Role role;
    private final String address;
    private final String instance = UUID.randomUUID().toString();
    private final LogFollower follower;
    private final LogWriter writer;
    private final Owner owner;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Hearing hearing;
    private final ConcurrentMap<Integer, Owned> owned = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<Integer, Long> assignments = new ConcurrentHashMap<>();
    private final AtomicLong assigned = new AtomicLong();
    private final Map<Integer, CompletableFuture<Void>> lanes = new ConcurrentHashMap<>();
    private final Queue<Integer> ready = new ConcurrentLinkedQueue<>();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread;
    private volatile boolean running = true;

    public OwnershipGroup(
            KafkaSettings settings,
            Role role,
            String address,
            LogFollower follower,
            LogWriter writer,
            Owner owner) {
        this.role = role;
        this.address = address;
        this.follower = follower;
        this.writer = writer;
        this.owner = owner;
        this.hearing = new Hearing(SESSION, System.nanoTime());
        this.consumer =
                new KafkaConsumer<>(
                        settings.with(required(role)),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        this.thread = new Thread(this::run, "ownership-" + role);
        thread.setDaemon(true);
        var _ = follower.table(Topic.OWNERS, Ownership.class, this::announced);
        follower.whenOutranked(this::writeAgain);
    }

    /// Joins the group; after the follower was started.
    public void start() {
        thread.start();
    }

    /// The partition, while it is held and the group was heard from within the session; else null.
    /// To be asked before each act.
    public @Nullable Owned owned(int partition) {
        return hearing.isHeard(System.nanoTime()) ? owned.get(partition) : null;
    }

    /// All partitions that may be acted for.
    public List<Owned> all() {
        return hearing.isHeard(System.nanoTime()) ? List.copyOf(owned.values()) : List.of();
    }

    /// This replica's hold on a subject, null where it has none.
    public @Nullable Owned ownerOf(String partitionKey) {
        return owned(Topics.partition(partitionKey));
    }

    /// Whether the replica is a member that the coordinator counts on.
    public boolean isMember() {
        return hearing.isHeard(System.nanoTime());
    }

    private void run() {
        consumer.subscribe(List.of(role.owned().topicName()), new Assignment());
        while (running) {
            try {
                round();
            } catch (WakeupException _) {
                // A partition is ready to be read, or the group is closed: the loop looks.
            } catch (KafkaException e) {
                LOG.log(System.Logger.Level.WARNING, "the group " + role + " failed", e);
                pause();
            }
        }
        consumer.close();
    }

    private void round() {
        resume();
        var records = consumer.poll(POLL);
        hearing.round(System.nanoTime(), heartbeats());
        for (ConsumerRecord<String, byte[]> record : records) {
            receive(record);
        }
        if (!records.isEmpty()) {
            consumer.commitAsync();
        }
    }

    /// Hints of a partition are read once it may be acted for.
    private void resume() {
        Set<TopicPartition> assigned = consumer.assignment();
        for (Integer partition = ready.poll(); partition != null; partition = ready.poll()) {
            var each = new TopicPartition(role.owned().topicName(), partition);
            if (role == Role.SOURCE && assigned.contains(each)) {
                consumer.resume(List.of(each));
            }
        }
    }

    private void receive(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            if (Codec.decode(role.owned(), record.value()) instanceof Hint hint
                    && owned.containsKey(record.partition())) {
                owner.received(hint, record.partition());
            }
        } catch (UnreadableRecordException e) {
            String reason = e.getMessage() == null ? "unreadable" : e.getMessage();
            LOG.log(
                    System.Logger.Level.ERROR,
                    "unreadable hint partition={0} offset={1} reason={2}",
                    record.partition(),
                    Long.toString(record.offset()),
                    reason);
            writer.deadLetter(
                    role.owned(), record.partition(), record.offset(), record.value(), reason);
        }
    }

    private long heartbeats() {
        double total = 0;
        for (var metric : consumer.metrics().entrySet()) {
            if (metric.getKey().name().equals("heartbeat-total")
                    && metric.getValue().metricValue() instanceof Double count) {
                total += count;
            }
        }
        return (long) total;
    }

    private void acquire(Collection<Integer> partitions) {
        var tokens = new LinkedHashMap<Integer, Long>();
        for (int partition : partitions) {
            long token = assigned.incrementAndGet();
            assignments.put(partition, token);
            tokens.put(partition, token);
        }
        executor.execute(() -> announce(tokens));
    }

    private void announce(Map<Integer, Long> tokens) {
        var written = new LinkedHashMap<Integer, CompletableFuture<Position>>();
        for (int partition : tokens.keySet()) {
            written.put(partition, writer.write(new Ownership(role, partition, address, instance)));
        }
        try {
            var epochs = new LinkedHashMap<Integer, Long>();
            written.forEach((partition, position) -> epochs.put(partition, epoch(position)));
            follower.catchUp(PATIENCE);
            epochs.forEach((partition, epoch) -> begin(partition, epoch, tokens));
        } catch (CompletionException | KafkaException | TimeoutException e) {
            LOG.log(System.Logger.Level.WARNING, "taking over failed, trying again", e);
            pause();
            var still = new ArrayList<Integer>();
            tokens.forEach(
                    (partition, token) -> {
                        if (token.equals(assignments.get(partition))) {
                            still.add(partition);
                        }
                    });
            if (!still.isEmpty() && running) {
                acquire(still);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static long epoch(CompletableFuture<Position> position) {
        return position.join().offset();
    }

    private void begin(int partition, long epoch, Map<Integer, Long> tokens) {
        var taken = new Owned(role, partition, epoch);
        inLane(
                partition,
                () -> {
                    if (Objects.equals(assignments.get(partition), tokens.get(partition))) {
                        owned.put(partition, taken);
                        LOG.log(
                                System.Logger.Level.DEBUG,
                                "owned role={0} partition={1} epoch={2}",
                                role,
                                partition,
                                Long.toString(epoch));
                        owner.acquired(taken);
                        ready.add(partition);
                    }
                });
    }

    private void lose(int partition) {
        assignments.remove(partition);
        if (owned.remove(partition) != null) {
            inLane(partition, () -> owner.lost(partition));
        }
    }

    /// Calls about one partition come one by one.
    private void inLane(int partition, Runnable call) {
        lanes.compute(
                partition,
                (_, before) -> {
                    var last =
                            before == null ? CompletableFuture.<Void>completedFuture(null) : before;
                    return last.handleAsync(
                            (_, _) -> {
                                try {
                                    call.run();
                                } catch (RuntimeException e) {
                                    LOG.log(
                                            System.Logger.Level.ERROR,
                                            "the owner of " + role + "/" + partition + " failed",
                                            e);
                                }
                                return null;
                            },
                            executor);
                });
    }

    /// Another replica announced a partition that this one still holds: whoever announces last
    /// mints higher, so the true owner announces itself anew.
    private void announced(Change<Ownership> change) {
        Ownership announcement = change.value();
        if (announcement == null
                || announcement.role() != role
                || announcement.instance().equals(instance)) {
            return;
        }
        Owned held = owned(announcement.partition());
        if (held != null && held.epoch() < change.offset()) {
            acquire(List.of(announcement.partition()));
        }
    }

    /// A lower record was written behind one of ours. Compaction would keep the lower.
    private void writeAgain(LogRecord standing) {
        Subject subject = Subject.of(standing);
        if (subject != null && subject.owner() == role && ownerOf(subject.partitionKey()) != null) {
            var _ = writer.write(standing);
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(AFTER_FAILURE.toMillis());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, Object> required(Role role) {
        var required = new LinkedHashMap<String, Object>();
        required.put(
                ConsumerConfig.GROUP_ID_CONFIG, "sluice-" + role.name().toLowerCase(Locale.ROOT));
        // The new protocol's session is the broker's, 45 s: a killed owner would hold on that long.
        required.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        required.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        required.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION.toMillis());
        required.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) HEARTBEAT.toMillis());
        required.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        required.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        required.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        required.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return required;
    }

    /// Leaves the group, so that others take over at once.
    @Override
    public void close() {
        running = false;
        consumer.wakeup();
        if (thread.isAlive()) {
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        executor.shutdown();
    }

    private final class Assignment implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            hearing.joined(System.nanoTime());
            consumer.pause(partitions);
            if (!partitions.isEmpty()) {
                acquire(partitions.stream().map(TopicPartition::partition).toList());
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(each -> lose(each.partition()));
        }
    }
}
