package dev.sluice.render.kafka;

import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.BundlePointer;
import dev.sluice.events.CommitEvent;
import dev.sluice.events.ControlPlaneFacts;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Digest;
import dev.sluice.events.Evaluation;
import dev.sluice.events.Generation;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.Ownership;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.Problem;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.Role;
import dev.sluice.events.SourceId;
import dev.sluice.events.Topic;
import dev.sluice.log.Bundles;
import dev.sluice.log.LogWriter;
import dev.sluice.log.Position;
import dev.sluice.log.RecordTooLargeException;
import dev.sluice.log.Topics;
import dev.sluice.render.delivery.Situation;
import dev.sluice.render.delivery.SourceView;
import dev.sluice.render.delivery.Tenure;
import dev.sluice.render.placement.Ledger;
import dev.sluice.render.placement.Meter;
import dev.sluice.render.tree.SourceOwners;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Answers what is known of a delivery, and writes what was decided.
public final class DeliveryLog implements Ledger, SourceOwners {

    private static final Logger LOG = Logger.getLogger(DeliveryLog.class);

    private final FollowedLog log;
    private final LogWriter writer;
    private final Bundles bundles;
    private final Meter meter;

    public DeliveryLog(FollowedLog log, LogWriter writer, Bundles bundles, Meter meter) {
        this.log = log;
        this.writer = writer;
        this.bundles = bundles;
        this.meter = meter;
    }

    @Override
    public Optional<Tenure> tenure(DeliveryId delivery) {
        return log.holdings().tenure(delivery);
    }

    @Override
    public Situation situation(DeliveryId delivery) {
        var definition = log.definitions.get(delivery.toString());
        var standing = new TreeMap<ControlPlaneId, DesiredState>();
        var removed = new HashSet<ControlPlaneId>();
        for (var id : log.placedOn(delivery)) {
            var key = DesiredState.key(id, delivery);
            var state = log.placements.get(key);
            if (state != null) {
                standing.put(id, state);
            }
            if (state instanceof PlacementRemoval removal
                    && isCarriedOut(removal, log.outcomes.get(key))) {
                removed.add(id);
            }
        }
        return new Situation(
                delivery,
                definition,
                source(definition),
                log.renderings.get(delivery.toString()),
                standing,
                removed,
                log.world().fleet(log.controlPlanes),
                log.interventions.get(delivery.toString()));
    }

    @Override
    public Optional<ControlPlaneFacts> facts(ControlPlaneId controlPlane) {
        return Optional.ofNullable(log.controlPlanes.get(controlPlane.toString()));
    }

    @Override
    public Stored store(ManifestBundle bundle) {
        try {
            var position = written(writer.write(bundle));
            LOG.debugf("bundle written delivery=%s digest=%s", bundle.delivery(), bundle.digest());
            return new Stored.At(
                    new BundlePointer(position.partition(), position.offset(), bundle.digest()));
        } catch (RecordTooLargeException _) {
            return new Stored.Refused(
                    Problem.error(
                            "BundleTooLarge",
                            "the objects take more than the %d bytes, compressed, of a bundle"
                                    .formatted(Topic.MAX_RECORD_BYTES),
                            "divide the directory into several deliveries"));
        }
    }

    @Override
    public void place(List<DesiredState> states) {
        var writes = new ArrayList<CompletableFuture<Position>>(states.size());
        for (var state : states) {
            log.holdings().demand(Holdings.partition(state.delivery()), state.generation().epoch());
            writes.add(writer.write(state));
        }
        for (int i = 0; i < writes.size(); i++) {
            var state = states.get(i);
            log.notePlacedOn(state.delivery(), state.controlPlane());
            log.placements.note(state.key(), state, written(writes.get(i)));
            meter.placed(state.getClass().getSimpleName());
        }
        if (!states.isEmpty()) {
            var first = states.getFirst();
            LOG.infof(
                    "placed delivery=%s record=%s generation=%s controlPlanes=%d",
                    first.delivery(),
                    first.getClass().getSimpleName(),
                    first.generation(),
                    states.size());
        }
    }

    @Override
    public void endPlacement(ControlPlaneId controlPlane, DeliveryId delivery) {
        var key = DesiredState.key(controlPlane, delivery);
        log.placements.note(key, null, written(writer.end(Topic.PLACEMENTS, key)));
        LOG.infof("placement ended delivery=%s controlPlane=%s", delivery, controlPlane);
    }

    @Override
    public void remember(RenderingRecord memory) {
        var position = written(writer.write(memory));
        log.renderings.note(memory.key(), memory, position);
        for (var problem : memory.problems()) {
            LOG.infof(
                    "delivery has a problem delivery=%s reason=%s file=%s line=%s",
                    memory.delivery(), problem.reason(), problem.file(), problem.line());
        }
    }

    @Override
    public void forget(DeliveryId delivery) {
        var key = delivery.toString();
        log.renderings.note(key, null, written(writer.end(Topic.RENDERINGS, key)));
        LOG.infof("delivery ended delivery=%s", delivery);
    }

    @Override
    public void endBundles(DeliveryId delivery, List<Digest> ended) {
        var ends = new ArrayList<CompletableFuture<Position>>();
        for (var bundle : ended) {
            if (tenure(delivery).isEmpty()) {
                throw new NotHeardException(Holdings.partition(delivery));
            }
            ends.add(writer.end(Topic.BUNDLES, ManifestBundle.key(delivery, bundle)));
        }
        ends.forEach(DeliveryLog::written);
        LOG.infof("bundles ended delivery=%s count=%d", delivery, ended.size());
    }

    @Override
    public boolean has(DeliveryId delivery, BundlePointer pointer) {
        return bundles.read(delivery, pointer) != null;
    }

    @Override
    public boolean isReached(DesiredState standing) {
        var outcome = log.outcomes.get(standing.key());
        return outcome != null
                && !standing.generation().isAfter(outcome.generation())
                && switch (outcome.phase()) {
                    case APPLIED, READY, REMOVED -> true;
                    case WAITING, FAILED, HELD, SUSPENDED -> false;
                };
    }

    @Override
    public Optional<CommitEvent> commit(SourceId source) {
        return SourceView.commitOf(log.commits.get(source.toString()));
    }

    @Override
    public List<DeliveryId> deliveriesFrom(SourceId source) {
        return log.world().deliveriesFrom(source);
    }

    @Override
    public Stream<DeliveryDeclaration> deliveriesFrom(SourceId source, int partition) {
        return log.world().deliveriesFrom(source, partition).descendingSet().stream()
                .map(delivery -> log.definitions.get(delivery.toString()))
                .flatMap(
                        state ->
                                state instanceof Definition definition
                                        ? definition.delivery().stream()
                                        : Stream.empty());
    }

    @Override
    public Optional<Generation> evaluated(SourceId source, int partition) {
        return Optional.ofNullable(log.evaluations.get(source + "/" + partition))
                .map(Evaluation::commitGeneration);
    }

    @Override
    public void announce(List<Evaluation> evaluations) {
        var writes = evaluations.stream().map(writer::write).toList();
        for (int i = 0; i < writes.size(); i++) {
            var evaluation = evaluations.get(i);
            log.evaluations.note(evaluation.key(), evaluation, written(writes.get(i)));
        }
    }

    @Override
    public Optional<String> address(SourceId source) {
        int partition = Topics.partition(Topic.HINTS, source.toString());
        return Optional.ofNullable(log.owners.get(Ownership.key(Role.SOURCE, partition)))
                .map(Ownership::address);
    }

    private @Nullable SourceView source(@Nullable DefinitionState definition) {
        if (!(definition instanceof Definition given) || given.delivery().isEmpty()) {
            return null;
        }
        var id = given.delivery().get().source();
        var refusals =
                log.definitions.get(id.toString()) instanceof Definition source
                                && source.isRefused()
                        ? source.problems()
                        : List.<Problem>of();
        return new SourceView(log.world().source(id), refusals, log.commits.get(id.toString()));
    }

    private static boolean isCarriedOut(PlacementRemoval removal, @Nullable ApplyOutcome outcome) {
        return outcome != null
                && outcome.phase() == ApplyOutcome.Phase.REMOVED
                && !removal.generation().isAfter(outcome.generation());
    }

    private static Position written(CompletableFuture<Position> write) {
        try {
            return write.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RecordTooLargeException tooLarge) {
                throw tooLarge;
            }
            throw e;
        }
    }
}
