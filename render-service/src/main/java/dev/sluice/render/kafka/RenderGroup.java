package dev.sluice.render.kafka;

import dev.sluice.events.Role;
import dev.sluice.log.KafkaSettings;
import dev.sluice.log.LogFollower;
import dev.sluice.log.LogWatch;
import dev.sluice.log.LogWriter;
import dev.sluice.log.OwnershipGroup;
import dev.sluice.log.Topics;
import dev.sluice.log.WrongTopicException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/// Joins the replicas that share the deliveries, as soon as the brokers are there.
public final class RenderGroup implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RenderGroup.class);
    private static final int PAUSE_SECONDS = 2;

    private final KafkaSettings settings;
    private final LogFollower follower;
    private final OwnershipGroup group;
    private final LogWatch watch;
    private final Thread start;
    private Runnable beginAnew = () -> {};
    private volatile boolean started;

    public RenderGroup(
            KafkaSettings settings,
            String address,
            LogFollower follower,
            LogWriter writer,
            FollowedLog log) {
        this.settings = settings;
        this.follower = follower;
        this.group =
                new OwnershipGroup(
                        settings, Role.RENDER, address, follower, writer, log.holdings());
        log.holdings().dividedBy(group);
        this.watch = new LogWatch(settings);
        this.start = new Thread(this::begin, "render-group-start");
        start.setDaemon(true);
    }

    /// Begins, without waiting for it.
    ///
    /// @param unusable hears of topics that must be mended before this service may run
    /// @param anew ends the service, to begin anew with another log
    public void start(Runnable unusable, Runnable anew) {
        beginAnew = anew;
        start.setUncaughtExceptionHandler(
                (_, failure) -> {
                    LOG.error("the service cannot start: " + failure.getMessage());
                    unusable.run();
                });
        start.start();
    }

    public boolean isFollowing() {
        return started && follower.isHealthy();
    }

    public boolean ownsSome() {
        return started && !group.all().isEmpty();
    }

    @Override
    public void close() {
        start.interrupt();
        watch.close();
        group.close();
    }

    /// Topics that stand with wrong settings end the service; brokers that are away do not.
    private void begin() {
        while (!isEnsured()) {
            try {
                TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
            } catch (InterruptedException _) {
                return;
            }
        }
        watch.start(group::close, beginAnew);
        follower.start();
        group.start();
        started = true;
        LOG.info("following the log");
    }

    private boolean isEnsured() {
        try {
            Topics.ensure(settings);
            return true;
        } catch (WrongTopicException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warnf("the brokers are not there yet reason=%s", reason(e));
            return false;
        }
    }

    private static String reason(KafkaException failure) {
        var cause = failure.getCause();
        return failure.getMessage() + (cause == null ? "" : ": " + cause.getMessage());
    }
}
