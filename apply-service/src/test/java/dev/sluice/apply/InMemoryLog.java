package dev.sluice.apply;

import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.BundlePointer;
import dev.sluice.events.ControlPlaneDeclaration;
import dev.sluice.events.ControlPlaneFacts;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryDeclaration.Deletion;
import dev.sluice.events.DeliveryDeclaration.Policy;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Generation;
import dev.sluice.events.Intervention;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.ManifestBundle.BundledObject;
import dev.sluice.events.Placement;
import dev.sluice.events.Problem;
import dev.sluice.events.RenderFailed;
import dev.sluice.events.SecretReference;
import dev.sluice.events.SourceId;
import dev.sluice.events.wire.Codec;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The log as the domain sees it, without a broker.
final class InMemoryLog implements DesiredStates, Announcements {

    static final SourceId SOURCE = new SourceId("GitRepository", "apps", "monorepo");
    static final Policy POLICY =
            new Policy(
                    true,
                    false,
                    true,
                    false,
                    false,
                    Deletion.DELETE,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(2),
                    null);

    final Map<String, DesiredState> states = new ConcurrentHashMap<>();
    final Map<String, ApplyOutcome> outcomes = new ConcurrentHashMap<>();
    final Map<ControlPlaneId, ControlPlaneFacts> facts = new ConcurrentHashMap<>();
    final Map<DeliveryId, Intervention> interventions = new ConcurrentHashMap<>();
    final Map<ControlPlaneId, ControlPlaneDeclaration> declarations = new ConcurrentHashMap<>();
    final List<ApplyOutcome> told = new CopyOnWriteArrayList<>();
    volatile Generation evaluated = new Generation(Long.MAX_VALUE, 0);
    volatile boolean fullyRendered = true;
    volatile boolean allPlaced = true;

    void declare(ControlPlaneId controlPlane) {
        declarations.put(
                controlPlane,
                new ControlPlaneDeclaration(
                        controlPlane,
                        Map.of(),
                        new SecretReference(
                                controlPlane.namespace(), controlPlane.name(), "kubeconfig"),
                        ""));
    }

    static Placement placement(
            ControlPlaneId controlPlane,
            DeliveryId delivery,
            long number,
            Policy policy,
            List<BundledObject> objects) {
        var digest = Codec.digest("test", objects, List.of());
        var bundle = new ManifestBundle(delivery, digest, "test", objects, List.of());
        return new Placement(
                controlPlane,
                delivery,
                new Generation(1, number),
                new Generation(1, 0),
                SOURCE,
                new Generation(1, number),
                "c".repeat(40),
                new BundlePointer(0, 0, digest),
                bundle,
                null,
                false,
                List.of(),
                policy,
                Instant.EPOCH);
    }

    /// A commit that cannot be rendered, after this placement.
    static RenderFailed renderFailed(Placement standing, long number) {
        return new RenderFailed(
                standing.controlPlane(),
                standing.delivery(),
                new Generation(1, number),
                standing.definitionGeneration(),
                SOURCE,
                new Generation(1, number),
                "d".repeat(40),
                List.of(Problem.error("InvalidYaml", "no YAML", null)),
                standing,
                Instant.EPOCH);
    }

    @Override
    public Set<ControlPlaneId> controlPlanes() {
        var all = new HashSet<>(declarations.keySet());
        states.values().forEach(state -> all.add(state.controlPlane()));
        return all;
    }

    @Override
    public List<DesiredState> of(ControlPlaneId controlPlane) {
        return states.values().stream()
                .filter(state -> state.controlPlane().equals(controlPlane))
                .toList();
    }

    @Override
    public Optional<DesiredState> of(ControlPlaneId controlPlane, DeliveryId delivery) {
        return Optional.ofNullable(states.get(DesiredState.key(controlPlane, delivery)));
    }

    @Override
    public Optional<ManifestBundle> bundle(Placement placement) {
        return Optional.ofNullable(placement.inside());
    }

    @Override
    public Optional<ApplyOutcome> outcome(ControlPlaneId controlPlane, DeliveryId delivery) {
        return Optional.ofNullable(outcomes.get(DesiredState.key(controlPlane, delivery)));
    }

    @Override
    public Optional<Intervention> intervention(DeliveryId delivery) {
        return Optional.ofNullable(interventions.get(delivery));
    }

    @Override
    public Optional<ControlPlaneDeclaration> declaration(ControlPlaneId controlPlane) {
        return Optional.ofNullable(declarations.get(controlPlane));
    }

    @Override
    public boolean isEvaluated(SourceId source, Generation commit) {
        return evaluated.compareTo(commit) >= 0;
    }

    @Override
    public boolean isEvaluated(DeliveryId delivery, SourceId source, Generation commit) {
        return evaluated.compareTo(commit) >= 0;
    }

    @Override
    public boolean isFullyRendered() {
        return fullyRendered;
    }

    @Override
    public boolean areAllPlaced() {
        return allPlaced;
    }

    @Override
    public List<ControlPlaneId> withIdentity(String identity) {
        return facts.values().stream()
                .filter(known -> identity.equals(known.identity()))
                .map(ControlPlaneFacts::controlPlane)
                .toList();
    }

    @Override
    public boolean tell(ApplyOutcome outcome) {
        outcomes.put(outcome.key(), outcome);
        told.add(outcome);
        return true;
    }

    @Override
    public boolean tell(ControlPlaneFacts known) {
        facts.put(known.controlPlane(), known);
        return true;
    }

    @Override
    public void forget(ControlPlaneId controlPlane, DeliveryId delivery) {
        outcomes.remove(DesiredState.key(controlPlane, delivery));
    }

    @Override
    public void forget(ControlPlaneId controlPlane) {
        facts.remove(controlPlane);
    }
}
