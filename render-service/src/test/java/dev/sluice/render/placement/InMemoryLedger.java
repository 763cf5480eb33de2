package dev.sluice.render.placement;

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
import dev.sluice.events.Intervention;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.Problem;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import dev.sluice.events.SourceState;
import dev.sluice.render.delivery.Fleet;
import dev.sluice.render.delivery.Situation;
import dev.sluice.render.delivery.SourceView;
import dev.sluice.render.delivery.Tenure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A log in memory, of one partition.
public final class InMemoryLedger implements Ledger {

    public final Map<DeliveryId, DefinitionState> definitions = new TreeMap<>();
    public final Map<DeliveryId, RenderingRecord> memories = new TreeMap<>();
    public final Map<DeliveryId, Map<ControlPlaneId, DesiredState>> placements = new TreeMap<>();
    public final Set<ControlPlaneId> removed = new HashSet<>();
    public final Set<ControlPlaneId> behind = new HashSet<>();
    public final List<ManifestBundle> bundles = new ArrayList<>();
    public final List<Digest> endedBundles = new ArrayList<>();
    public final Map<DeliveryId, Intervention> asked = new HashMap<>();
    public final List<Evaluation> announced = new ArrayList<>();
    public final Map<SourceId, SourceDeclaration> sources = new HashMap<>();
    public final Map<SourceId, SourceState> commits = new HashMap<>();
    public final Map<ControlPlaneId, ControlPlaneFacts> facts = new HashMap<>();
    public int writes;
    public Fleet fleet;
    public Tenure tenure = new Tenure(0, 7);

    public InMemoryLedger(Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public Optional<Tenure> tenure(DeliveryId delivery) {
        return Optional.of(tenure);
    }

    @Override
    public Situation situation(DeliveryId delivery) {
        var definition = definitions.get(delivery);
        var source =
                definition instanceof Definition given
                        ? given.delivery().map(declared -> view(declared.source())).orElse(null)
                        : null;
        return new Situation(
                delivery,
                definition,
                source,
                memories.get(delivery),
                new TreeMap<>(standing(delivery)),
                Set.copyOf(removed),
                fleet,
                asked.get(delivery));
    }

    public Map<ControlPlaneId, DesiredState> standing(DeliveryId delivery) {
        return placements.computeIfAbsent(delivery, _ -> new TreeMap<>());
    }

    @Override
    public Optional<ControlPlaneFacts> facts(ControlPlaneId controlPlane) {
        return Optional.ofNullable(facts.get(controlPlane));
    }

    @Override
    public Stored store(ManifestBundle bundle) {
        bundles.add(bundle);
        return new Stored.At(new BundlePointer(0, bundles.size() - 1, bundle.digest()));
    }

    @Override
    public void place(List<DesiredState> states) {
        for (var state : states) {
            writes++;
            standing(state.delivery()).put(state.controlPlane(), state);
        }
    }

    @Override
    public void endPlacement(ControlPlaneId controlPlane, DeliveryId delivery) {
        standing(delivery).remove(controlPlane);
    }

    @Override
    public void remember(RenderingRecord memory) {
        writes++;
        memories.put(memory.delivery(), memory);
    }

    @Override
    public void forget(DeliveryId delivery) {
        memories.remove(delivery);
    }

    @Override
    public void endBundles(DeliveryId delivery, List<Digest> ended) {
        endedBundles.addAll(ended);
        bundles.removeIf(bundle -> ended.contains(bundle.digest()));
    }

    @Override
    public boolean has(DeliveryId delivery, BundlePointer pointer) {
        return bundles.stream().anyMatch(bundle -> bundle.digest().equals(pointer.digest()));
    }

    @Override
    public boolean isReached(DesiredState standing) {
        return !behind.contains(standing.controlPlane());
    }

    @Override
    public Optional<CommitEvent> commit(SourceId source) {
        return SourceView.commitOf(commits.get(source));
    }

    @Override
    public List<DeliveryId> deliveriesFrom(SourceId source) {
        return deliveriesFrom(source, 0).map(DeliveryDeclaration::delivery).toList();
    }

    @Override
    public Stream<DeliveryDeclaration> deliveriesFrom(SourceId source, int partition) {
        return definitions.values().stream()
                .filter(Definition.class::isInstance)
                .flatMap(state -> ((Definition) state).delivery().stream())
                .filter(delivery -> delivery.source().equals(source));
    }

    @Override
    public Optional<Generation> evaluated(SourceId source, int partition) {
        return announced.reversed().stream()
                .filter(evaluation -> evaluation.source().equals(source))
                .map(Evaluation::commitGeneration)
                .findFirst();
    }

    @Override
    public void announce(List<Evaluation> evaluations) {
        announced.addAll(evaluations);
    }

    private SourceView view(SourceId source) {
        return new SourceView(sources.get(source), List.<Problem>of(), commits.get(source));
    }
}
