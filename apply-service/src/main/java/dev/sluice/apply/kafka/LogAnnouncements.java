package dev.sluice.apply.kafka;

import dev.sluice.apply.Announcements;
import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ControlPlaneFacts;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.LogRecord;
import dev.sluice.events.Topic;
import dev.sluice.log.LogWriter;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/// Writes outcomes and facts to the log, and waits until they are durable.
public final class LogAnnouncements implements Announcements {

    private static final Logger LOG = Logger.getLogger(LogAnnouncements.class);
    private static final long PATIENCE_SECONDS = 30;

    private final LogWriter writer;

    public LogAnnouncements(LogWriter writer) {
        this.writer = writer;
    }

    @Override
    public boolean tell(ApplyOutcome outcome) {
        return write(outcome);
    }

    @Override
    public boolean tell(ControlPlaneFacts facts) {
        return write(facts);
    }

    @Override
    public void forget(ControlPlaneId controlPlane, DeliveryId delivery) {
        var _ = writer.end(Topic.OUTCOMES, DesiredState.key(controlPlane, delivery));
    }

    @Override
    public void forget(ControlPlaneId controlPlane) {
        var _ = writer.end(Topic.CONTROL_PLANES, controlPlane.toString());
    }

    private boolean write(LogRecord event) {
        try {
            var _ = writer.write(event).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf(
                    "not written topic=%s key=%s why=%s",
                    event.topic().topicName(), event.key(), e);
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
