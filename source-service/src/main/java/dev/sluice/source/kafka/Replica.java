package dev.sluice.source.kafka;

import dev.sluice.events.CommitEvent;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Hint;
import dev.sluice.events.Intake;
import dev.sluice.events.Intervention;
import dev.sluice.events.Placement;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.Role;
import dev.sluice.events.SourceState;
import dev.sluice.events.Topic;
import dev.sluice.log.Bundles;
import dev.sluice.log.Change;
import dev.sluice.log.KafkaSettings;
import dev.sluice.log.LogFollower;
import dev.sluice.log.LogWatch;
import dev.sluice.log.LogWriter;
import dev.sluice.log.Owned;
import dev.sluice.log.Owner;
import dev.sluice.log.OwnershipGroup;
import dev.sluice.log.Topics;
import dev.sluice.source.Vitals;
import dev.sluice.source.definition.DefinitionLog;
import dev.sluice.source.definition.IntakeReader;
import dev.sluice.source.definition.Intakes;
import dev.sluice.source.revision.RevisionLog;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// This replica on the log: it follows what it must know, shares the partitions with others, and
/// hands on what happens to the work that is due.
public final class Replica implements Vitals, AutoCloseable {

    private static final Logger LOG = Logger.getLogger("dev.sluice.source");
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
    private static final Duration CATCHING_UP = Duration.ofSeconds(30);

    private final KafkaSettings settings;
    private final ControlPlaneId local;
    private final LogWriter writer;
    private final LogFollower follower;
    private final Bundles bundles;
    private final LogTables tables;
    private final OwnershipGroup group;
    private final Set<Integer> held = ConcurrentHashMap.newKeySet();
    private final Set<Intake.Parent> parents = ConcurrentHashMap.newKeySet();
    private final Seen seenDefinitions = new Seen();
    private final Seen seenCommits = new Seen();
    private final LogWatch watch;
    private final Thread start;
    private volatile Runnable beginAnew = () -> {};
    private volatile @Nullable Work work;
    private volatile String state = "starting";
    private volatile boolean isSharing;

    public Replica(KafkaSettings settings, String address, ControlPlaneId local) {
        this.settings = settings;
        this.local = local;
        this.writer = new LogWriter(settings, "/source-service");
        this.follower = new LogFollower(settings, writer);
        this.bundles = new Bundles(settings);
        this.tables =
                new LogTables(
                        follower.table(
                                Topic.DEFINITIONS, DefinitionState.class, this::definitionChanged),
                        follower.table(Topic.COMMITS, SourceState.class, this::commitChanged),
                        follower.table(
                                Topic.RENDERINGS, RenderingRecord.class, this::renderingChanged),
                        follower.table(
                                Topic.PLACEMENTS, DesiredState.class, this::placementChanged),
                        follower.table(
                                Topic.INTERVENTIONS,
                                Intervention.class,
                                this::interventionChanged));
        this.group =
                new OwnershipGroup(settings, Role.SOURCE, address, follower, writer, new Acting());
        this.watch = new LogWatch(settings);
        this.start = Thread.ofPlatform().name("replica-start").daemon().unstarted(this::join);
    }

    public RevisionLog revisions() {
        return new KafkaRevisionLog(
                tables.commits(), new Writing(writer), group, held, seenCommits);
    }

    public DefinitionLog definitions() {
        return new KafkaDefinitionLog(tables, new Writing(writer), group, seenDefinitions);
    }

    public IntakeReader<Intake.Parent> parents() {
        return new ParentBundles(tables, bundles, local);
    }

    /// Takes up the work, as soon as Kafka answers.
    ///
    /// @param anew ends the service, to begin anew with another log
    public void begin(Work due, Runnable anew) {
        beginAnew = anew;
        work = due;
        start.start();
    }

    /// Looks again at all that falls to this replica: for what was missed.
    public void lookAround() {
        held.forEach(this::takeUp);
    }

    /// A hint on its way to the log: if its source is ours, there is no need to wait for it to come
    /// back from there.
    public void hear(Hint hint) {
        if (group.ownerOf(hint.key()) != null) {
            due(due -> due.follower().hint(hint));
        }
    }

    @Override
    public boolean isAlive() {
        return !isSharing || follower.isHealthy();
    }

    @Override
    public boolean isReady() {
        return isSharing && follower.isHealthy();
    }

    @Override
    public String state() {
        return isSharing
                ? "owns %d of %d partitions".formatted(held.size(), Topic.PARTITIONS)
                : state;
    }

    @Override
    public void close() {
        start.interrupt();
        watch.close();
        group.close();
        follower.close();
        bundles.close();
        writer.close();
    }

    private void join() {
        try {
            while (!areTopicsThere()) {
                Thread.sleep(BETWEEN_TRIES);
            }
            watch.start(this::stopActing, beginAnew);
            follower.start();
            while (!isCaughtUp()) {
                LOG.warnf("still reading the log");
            }
            isSharing = true;
            group.start();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            state = "stopped: " + e.getMessage();
            LOG.errorf("the log is not as the contract has it problem=\"%s\"", e.getMessage());
        }
    }

    private void stopActing() {
        state = "another log: the service begins anew";
        isSharing = false;
        group.close();
    }

    private boolean areTopicsThere() {
        try {
            Topics.ensure(settings);
            return true;
        } catch (KafkaException e) {
            state = "waiting for Kafka";
            LOG.warnf("kafka not reached, trying again reason=\"%s\"", e.getMessage());
            return false;
        }
    }

    private boolean isCaughtUp() throws InterruptedException {
        state = "reading the log";
        try {
            follower.catchUp(CATCHING_UP);
            return true;
        } catch (TimeoutException _) {
            return false;
        }
    }

    private void definitionChanged(Change<DefinitionState> change) {
        seenDefinitions.note(change.partition(), change.offset());
        if (change.value() != null && change.value().intake() instanceof Intake.Parent parent) {
            parents.add(parent);
        }
        due(
                due -> {
                    due.roster().refresh();
                    boolean isOver = !(change.value() instanceof Definition);
                    if (isOver) {
                        due.definitions().lookForEndings();
                        lookAtChildrenOf(change.key(), due);
                    }
                    if (isFile(change.value()) || isFile(change.before())) {
                        due.intakes().configured().forEach(intake -> lookIfOwned(intake, due));
                    }
                });
    }

    private void lookAtChildrenOf(String key, Work due) {
        for (var parent : Intakes.parentsIn(tables.definitions().values())) {
            if (parent.partitionKey().equals(key)) {
                lookIfOwned(parent, due);
            }
        }
    }

    private static boolean isFile(@Nullable DefinitionState state) {
        return state != null && state.id().kind().equals("File");
    }

    private void commitChanged(Change<SourceState> change) {
        seenCommits.note(change.partition(), change.offset());
        if (change.value() instanceof CommitEvent commit) {
            due(due -> due.intakes().fedBy(commit.source()).forEach(due.definitions()::look));
        }
    }

    private void renderingChanged(Change<RenderingRecord> change) {
        var rendering = change.value();
        if (rendering == null || rendering.isEnded()) {
            due(due -> due.definitions().lookForEndings());
        }
    }

    private void placementChanged(Change<DesiredState> change) {
        var desired = change.value();
        if (desired == null) {
            due(due -> due.definitions().lookForEndings());
        }
        if (desired != null && desired.controlPlane().equals(local) && mayDefine(desired)) {
            due(due -> lookIfOwned(new Intake.Parent(desired.delivery()), due));
        }
    }

    /// Whether the delivery brings definitions, or once did.
    private boolean mayDefine(DesiredState desired) {
        return parents.contains(new Intake.Parent(desired.delivery()))
                || !(desired instanceof Placement placement)
                || placement.inside() == null
                || !placement.inside().definitions().isEmpty();
    }

    private void interventionChanged(Change<Intervention> change) {
        var intervention = change.value();
        if (intervention != null) {
            due(due -> lookIfOwned(new Intake.Parent(intervention.delivery()), due));
        }
    }

    private void lookIfOwned(Intake intake, Work due) {
        if (held.contains(Topics.partition(intake.partitionKey()))) {
            due.definitions().look(intake);
        }
    }

    private void takeUp(int partition) {
        due(
                due -> {
                    due.roster().refresh();
                    var intakes = new LinkedHashSet<Intake>(due.intakes().configured());
                    var states = tables.definitions().values();
                    intakes.addAll(Intakes.parentsIn(states));
                    intakes.addAll(due.intakes().othersIn(states));
                    tables.placements().ofPartition(Topics.partition(local.toString())).stream()
                            .filter(desired -> desired.controlPlane().equals(local))
                            .forEach(desired -> intakes.add(new Intake.Parent(desired.delivery())));
                    intakes.stream()
                            .filter(intake -> Topics.partition(intake.partitionKey()) == partition)
                            .forEach(due.definitions()::look);
                    due.definitions().lookForEndings();
                });
    }

    /// Before something is owned there is nothing to do.
    private void due(Consumer<Work> action) {
        var due = work;
        if (due != null && isSharing) {
            action.accept(due);
        }
    }

    /// What the group tells.
    private final class Acting implements Owner {

        @Override
        public void acquired(Owned owned) {
            held.add(owned.partition());
            takeUp(owned.partition());
        }

        @Override
        public void lost(int partition) {
            held.remove(partition);
            due(due -> due.roster().refresh());
        }

        @Override
        public void received(Hint hint, int partition) {
            due(due -> due.follower().hint(hint));
        }
    }
}
