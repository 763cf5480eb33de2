package dev.sluice.status.board;

import static java.util.stream.Collectors.toSet;

import dev.sluice.events.ControlPlaneFacts;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Evaluation;
import dev.sluice.events.Generation;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.SourceId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What is on the board, gathered by subject.
public final class Facts {
    private final Definitions definitions;
    private final Sources sources;
    private final Placements placements;
    private final Unreadables unreadables;
    private final Map<ControlPlaneId, Stamped<ControlPlaneFacts>> controlPlanes;
    private final Map<DeliveryId, Stamped<RenderingRecord>> renderings;
    private final BiFunction<SourceId, DeliveryId, @Nullable Stamped<Evaluation>> evaluations;

    Facts(
            Definitions definitions,
            Sources sources,
            Placements placements,
            Unreadables unreadables,
            Map<ControlPlaneId, Stamped<ControlPlaneFacts>> controlPlanes,
            Map<DeliveryId, Stamped<RenderingRecord>> renderings,
            BiFunction<SourceId, DeliveryId, @Nullable Stamped<Evaluation>> evaluations) {
        this.definitions = definitions;
        this.sources = sources;
        this.placements = placements;
        this.unreadables = unreadables;
        this.controlPlanes = controlPlanes;
        this.renderings = renderings;
        this.evaluations = evaluations;
    }

    /// The deliveries that are declared, refused, rendered or placed.
    public NavigableSet<DeliveryId> deliveries() {
        var ids = new TreeSet<>(definitions.deliveries());
        ids.addAll(renderings.keySet());
        placements.deliveries().stream().filter(placements::isPlaced).forEach(ids::add);
        return ids;
    }

    /// The delivery, empty where neither a definition nor the renderer knows it.
    public Optional<DeliveryFacts> delivery(DeliveryId id) {
        if (!isKnown(id)) {
            return Optional.empty();
        }
        var definition = definitions.of(id);
        var rendering = renderings.get(id);
        var declaration = definitions.delivery(id);
        var on = placements(id);
        var source = sourceOf(declaration, rendering, on);
        return Optional.of(
                new DeliveryFacts(
                        id,
                        definition,
                        declaration,
                        source == null ? null : gather(source),
                        rendering,
                        source == null ? null : evaluations.apply(source, id),
                        on,
                        unreadables.of(new Subject.OfDelivery(id))));
    }

    private boolean isKnown(DeliveryId id) {
        return renderings.containsKey(id) || definitions.of(id) != null || placements.isPlaced(id);
    }

    private static @Nullable SourceId sourceOf(
            @Nullable DeliveryDeclaration declaration,
            @Nullable Stamped<RenderingRecord> rendering,
            List<PlacementFacts> placements) {
        if (declaration != null) {
            return declaration.source();
        }
        if (rendering != null) {
            return rendering.value().source();
        }
        for (var on : placements) {
            var placement = on.placement();
            if (placement != null) {
                return placement.source();
            }
        }
        return null;
    }

    private List<PlacementFacts> placements(DeliveryId id) {
        return placements.of(id).entrySet().stream()
                .map(
                        on ->
                                new PlacementFacts(
                                        meet(on.getKey()),
                                        on.getValue().desired(),
                                        on.getValue().outcome(),
                                        on.getValue().course()))
                .toList();
    }

    public NavigableSet<SourceId> sources() {
        var ids = new TreeSet<>(sources.ids());
        ids.addAll(definitions.sources());
        return ids;
    }

    public Optional<SourceFacts> source(SourceId id) {
        return Optional.of(gather(id))
                .filter(
                        facts ->
                                facts.declaration() != null
                                        || facts.state() != null
                                        || facts.refusal() != null);
    }

    private SourceFacts gather(SourceId id) {
        return new SourceFacts(
                id,
                definitions.source(id),
                definitions.of(id),
                sources.state(id),
                unreadables.of(new Subject.OfSource(id)));
    }

    public @Nullable KnownCommit commit(SourceId source, Generation generation) {
        return sources.commit(source, generation);
    }

    /// The remembered commits whose id begins so.
    public List<KnownCommit> commits(String prefix) {
        return sources.commits(prefix);
    }

    public NavigableSet<ControlPlaneId> controlPlanes() {
        var ids = new TreeSet<>(controlPlanes.keySet());
        ids.addAll(definitions.controlPlanes());
        ids.addAll(placements.controlPlanes());
        return ids;
    }

    /// The control plane, empty where it is neither registered nor known from before.
    public Optional<ControlPlaneRecord> controlPlane(ControlPlaneId id) {
        return Optional.of(meet(id))
                .filter(
                        known ->
                                known.isRegistered()
                                        || known.facts() != null
                                        || known.refusal() != null
                                        || !placements.on(id).isEmpty());
    }

    private ControlPlaneRecord meet(ControlPlaneId id) {
        return new ControlPlaneRecord(
                id,
                definitions.controlPlane(id),
                definitions.of(id),
                controlPlanes.get(id),
                unreadables.of(new Subject.OfControlPlane(id)));
    }

    public List<Stamped<DefinitionState>> definitions() {
        return definitions.all();
    }

    /// The records that could not be read, while nothing that can be read stands behind them.
    public List<Unreadable> unreadable() {
        return unreadables.all();
    }

    /// Those of which the board knows nothing.
    public Set<Subject> gone(Set<Subject> subjects) {
        return subjects.stream().filter(subject -> !isKnown(subject)).collect(toSet());
    }

    private boolean isKnown(Subject subject) {
        return switch (subject) {
            case Subject.OfDelivery(var id) -> isKnown(id);
            case Subject.OfSource(var id) -> source(id).isPresent();
            case Subject.OfControlPlane(var id) -> controlPlane(id).isPresent();
        };
    }

    /// Those about which a record at one of these places tells something.
    public Set<Subject> toldBy(Predicate<Place> places) {
        var told = new LinkedHashSet<Subject>();
        for (var id : sources()) {
            if (gather(id).places().anyMatch(places)) {
                told.add(new Subject.OfSource(id));
            }
        }
        for (var id : controlPlanes()) {
            if (meet(id).places().anyMatch(places)) {
                told.add(new Subject.OfControlPlane(id));
            }
        }
        for (var id : deliveries()) {
            delivery(id)
                    .filter(delivery -> delivery.places().anyMatch(places))
                    .ifPresent(
                            delivery -> {
                                told.add(new Subject.OfDelivery(id));
                                delivery.placements().stream()
                                        .map(PlacementFacts::controlPlaneId)
                                        .map(Subject.OfControlPlane::new)
                                        .forEach(told::add);
                            });
        }
        return told;
    }
}
