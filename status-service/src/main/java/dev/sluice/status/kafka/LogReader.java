package dev.sluice.status.kafka;

import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ControlPlaneFacts;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Evaluation;
import dev.sluice.events.Intervention;
import dev.sluice.events.LogRecord;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.SourceState;
import dev.sluice.events.Topic;
import dev.sluice.log.Change;
import dev.sluice.log.DeadLetter;
import dev.sluice.log.HeldBack;
import dev.sluice.log.KafkaSettings;
import dev.sluice.log.Lineage;
import dev.sluice.log.LogFollower;
import dev.sluice.log.LogWatch;
import dev.sluice.log.LogWriter;
import dev.sluice.log.Table;
import dev.sluice.log.Topics;
import dev.sluice.log.WrongTopicException;
import dev.sluice.status.StatusBoard;
import dev.sluice.status.board.Place;
import dev.sluice.status.board.Recorded;
import dev.sluice.status.board.Unreadable;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads the log from its beginning into the board, and goes on.
public final class LogReader implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LogReader.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final KafkaSettings settings;
    private final StatusBoard board;
    private final LogWriter writer;
    private final LogFollower follower;
    private final Table<Intervention> interventions;
    private final HeldBack<Recorded> evaluations;
    private final LogWatch watch;
    private final Thread thread;
    private volatile Runnable beginAnew = () -> {};
    private volatile BiConsumer<@Nullable Intervention, Intervention> onIntervention = (_, _) -> {};
    private volatile String waitingFor = "the broker";

    public LogReader(KafkaSettings settings, StatusBoard board) {
        this.settings = settings;
        this.board = board;
        this.writer = new LogWriter(settings, "status-service");
        this.follower = new LogFollower(settings, writer);
        this.evaluations =
                follower.heldBack(EnumSet.of(Topic.PLACEMENTS, Topic.RENDERINGS), board::fold);
        this.interventions =
                follower.table(Topic.INTERVENTIONS, Intervention.class, this::intervened);
        follow(Topic.DEFINITIONS, DefinitionState.class);
        follow(Topic.COMMITS, SourceState.class);
        follow(Topic.RENDERINGS, RenderingRecord.class);
        follow(Topic.PLACEMENTS, DesiredState.class);
        follow(Topic.OUTCOMES, ApplyOutcome.class);
        follow(Topic.CONTROL_PLANES, ControlPlaneFacts.class);
        follow(Topic.HISTORY, LogRecord.class);
        follow(Topic.EVALUATIONS, Evaluation.class, evaluations::add);
        follower.onDeadLetter(letter -> board.fold(unreadable(letter)));
        this.watch = new LogWatch(settings);
        this.thread = new Thread(this::read, "status-board");
        thread.setDaemon(true);
    }

    private <T extends LogRecord> void follow(Topic topic, Class<T> type) {
        follow(topic, type, board::fold);
    }

    private <T extends LogRecord> void follow(Topic topic, Class<T> type, Consumer<Recorded> take) {
        var _ = follower.table(topic, type, change -> take.accept(recorded(topic, change)));
    }

    private static Recorded recorded(Topic topic, Change<? extends LogRecord> change) {
        return new Recorded(
                change.key(),
                change.value(),
                new Place(topic, change.partition(), change.offset()),
                change.at());
    }

    private static Unreadable unreadable(DeadLetter letter) {
        return new Unreadable(
                new Place(letter.topic(), letter.partition(), letter.offset()),
                letter.key() == null ? "" : letter.key(),
                letter.reason(),
                letter.at());
    }

    /// Begins, without waiting for it.
    ///
    /// @param anew ends the service, to begin anew with another log
    public void start(Runnable anew) {
        beginAnew = anew;
        thread.start();
    }

    private void read() {
        try {
            begin();
            watch.start(this::lost, beginAnew);
            follower.start();
            catchUp();
            board.caughtUp();
            waitingFor = "";
            LOG.infof("log read deliveries=%d", board.standings().deliveries().size());
            board.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// What the board tells is of another log.
    private void lost() {
        waitingFor = "another log: the service begins anew";
        board.lost();
    }

    private void begin() throws InterruptedException {
        while (true) {
            try {
                Topics.ensure(settings);
                board.begin(Lineage.read(settings));
                return;
            } catch (WrongTopicException e) {
                waitingFor = "topics with the right settings: " + e.getMessage();
                LOG.errorf("topics have wrong settings: %s", e.getMessage());
            } catch (KafkaException e) {
                waitingFor = "the broker";
                LOG.warnf("the log cannot be read, trying again reason=%s", e.getMessage());
            }
            TimeUnit.MILLISECONDS.sleep(AFTER_FAILURE.toMillis());
        }
    }

    private void catchUp() throws InterruptedException {
        waitingFor = "the end of the log";
        while (true) {
            try {
                follower.catchUp(PATIENCE);
                evaluations.release();
                return;
            } catch (TimeoutException _) {
                LOG.infof("the log is still being read");
            }
        }
    }

    /// What has to happen before the board can answer; empty once it does.
    public String waitingFor() {
        return waitingFor;
    }

    /// Whether records are being read.
    public boolean isHealthy() {
        return follower.isHealthy();
    }

    /// How many records could not be read.
    public long deadLetters() {
        return follower.deadLetters();
    }

    /// What was asked of the delivery so far.
    public @Nullable Intervention intervention(DeliveryId delivery) {
        return interventions.get(delivery.toString());
    }

    /// Hears of every intervention, with the one before it.
    public void onIntervention(BiConsumer<@Nullable Intervention, Intervention> listener) {
        onIntervention = listener;
    }

    /// Elsewhere than on the thread that reads: who hears of it may write.
    private void intervened(Change<Intervention> change) {
        var intervention = change.value();
        if (intervention != null) {
            Thread.startVirtualThread(() -> onIntervention.accept(change.before(), intervention));
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        watch.close();
        follower.close();
        writer.close();
    }
}
