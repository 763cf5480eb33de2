package dev.sluice.apply.kafka;

import dev.sluice.apply.Fleet;
import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Intervention;
import dev.sluice.events.Role;
import dev.sluice.log.KafkaSettings;
import dev.sluice.log.Lineage;
import dev.sluice.log.LogFollower;
import dev.sluice.log.LogWatch;
import dev.sluice.log.LogWriter;
import dev.sluice.log.Owned;
import dev.sluice.log.Owner;
import dev.sluice.log.OwnershipGroup;
import dev.sluice.log.Topics;
import dev.sluice.log.WrongTopicException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Binds the fleet to the log: tells it what changes, and which partitions it owns.
public final class ApplyLog implements Owner, FollowedLog.Listener, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ApplyLog.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final KafkaSettings settings;
    private final LogFollower follower;
    private final LogWatch watch;
    private final AtomicReference<@Nullable OwnershipGroup> group = new AtomicReference<>();
    private final AtomicReference<@Nullable Fleet> fleet = new AtomicReference<>();
    private final AtomicReference<@Nullable String> lineage = new AtomicReference<>();
    private volatile boolean closed;

    public ApplyLog(KafkaSettings settings, LogFollower follower) {
        this.settings = settings;
        this.follower = follower;
        this.watch = new LogWatch(settings);
    }

    /// Builds what must exist before the follower starts.
    public void bind(Fleet bound, LogWriter writer, String address) {
        fleet.set(bound);
        group.set(new OwnershipGroup(settings, Role.APPLY, address, follower, writer, this));
    }

    /// What tells this life of the log from others; known once the log was reached.
    public String lineage() {
        var known = lineage.get();
        if (known == null) {
            throw new IllegalStateException("the log was not reached yet");
        }
        return known;
    }

    /// Starts when the broker answers, however long that takes.
    ///
    /// @param wrong is run where topics have settings that lose data
    /// @param anew ends the service, to begin anew with another log
    public void start(Runnable wrong, Runnable anew) {
        Thread.ofPlatform().name("log start").daemon().start(() -> startWhenReached(wrong, anew));
    }

    private void startWhenReached(Runnable wrong, Runnable anew) {
        while (!closed) {
            try {
                Topics.ensure(settings);
                lineage.set(Lineage.read(settings));
                watch.start(joined()::close, anew);
                follower.start();
                joined().start();
                return;
            } catch (WrongTopicException e) {
                LOG.errorf("topics are not as they must be\n%s", e.getMessage());
                wrong.run();
                return;
            } catch (KafkaException e) {
                LOG.warnf("Kafka is not reached, trying again why=%s", e.getMessage());
            }
            try {
                Thread.sleep(BETWEEN_TRIES);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private OwnershipGroup joined() {
        var bound = group.get();
        if (bound == null) {
            throw new IllegalStateException("not bound");
        }
        return bound;
    }

    /// Whether it reads the log and counts as a member.
    public boolean isHealthy() {
        return lineage.get() != null && follower.isHealthy();
    }

    /// How many partitions this replica owns.
    public int owned() {
        var bound = group.get();
        return bound == null || lineage.get() == null ? 0 : bound.all().size();
    }

    @Override
    public void acquired(Owned owned) {
        LOG.infof("partition acquired partition=%d epoch=%d", owned.partition(), owned.epoch());
        var bound = joined();
        fleet().acquired(
                        owned.partition(),
                        owned.epoch(),
                        () -> {
                            var now = bound.owned(owned.partition());
                            return now != null && now.epoch() == owned.epoch();
                        });
    }

    @Override
    public void lost(int partition) {
        LOG.infof("partition lost partition=%d", partition);
        fleet().lost(partition);
    }

    @Override
    public void desired(DesiredState state) {
        fleet().desire(state);
    }

    @Override
    public void ended(ControlPlaneId controlPlane, DeliveryId delivery) {
        fleet().ended(controlPlane, delivery);
    }

    @Override
    public void declared(ControlPlaneId controlPlane) {
        fleet().declared(controlPlane);
    }

    @Override
    public void evaluated() {
        fleet().evaluated();
    }

    @Override
    public void told(ApplyOutcome outcome) {
        fleet().told(outcome);
    }

    @Override
    public void intervened(Intervention intervention) {
        fleet().intervened(intervention);
    }

    private Fleet fleet() {
        var bound = fleet.get();
        if (bound == null) {
            throw new IllegalStateException("not bound");
        }
        return bound;
    }

    @Override
    public void close() {
        closed = true;
        watch.close();
        var bound = group.get();
        if (bound != null) {
            bound.close();
        }
    }
}
