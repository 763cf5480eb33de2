package dev.sluice.render.placement;

import dev.sluice.events.BundlePointer;
import dev.sluice.events.CommitEvent;
import dev.sluice.events.ControlPlaneFacts;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Digest;
import dev.sluice.events.Evaluation;
import dev.sluice.events.Generation;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.Problem;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.SourceId;
import dev.sluice.render.delivery.Situation;
import dev.sluice.render.delivery.Tenure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The log, as rendering reads and writes it. What was written is read back at once; a write that
/// returns is durable.
public interface Ledger {

    /// Whether this replica owns the delivery at this moment.
    Optional<Tenure> tenure(DeliveryId delivery);

    Situation situation(DeliveryId delivery);

    /// What is known of a control plane, empty where nothing is.
    Optional<ControlPlaneFacts> facts(ControlPlaneId controlPlane);

    Stored store(ManifestBundle bundle);

    void place(List<DesiredState> states);

    void endPlacement(ControlPlaneId controlPlane, DeliveryId delivery);

    void remember(RenderingRecord memory);

    void forget(DeliveryId delivery);

    /// Ends bundles on the log.
    void endBundles(DeliveryId delivery, List<Digest> bundles);

    /// Whether the bundle is where the pointer says, or elsewhere on the log.
    boolean has(DeliveryId delivery, BundlePointer pointer);

    /// Whether the control plane has what stands there for it, and nothing older.
    boolean isReached(DesiredState standing);

    /// The commit of the source that stands.
    Optional<CommitEvent> commit(SourceId source);

    /// The deliveries that render from the source.
    List<DeliveryId> deliveriesFrom(SourceId source);

    /// Those of them in the partition, the last one first.
    Stream<DeliveryDeclaration> deliveriesFrom(SourceId source, int partition);

    /// How far the source is evaluated in the partition.
    Optional<Generation> evaluated(SourceId source, int partition);

    void announce(List<Evaluation> evaluations);

    /// What became of writing a bundle.
    sealed interface Stored {
        record At(BundlePointer pointer) implements Stored {}

        record Refused(Problem problem) implements Stored {}
    }
}
