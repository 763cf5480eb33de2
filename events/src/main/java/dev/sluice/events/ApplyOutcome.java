package dev.sluice.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What became of a placement in its control plane.
///
/// @param generation of the placement or removal that this is about
/// @param conditions `Ready` always; `Healthy`, `Drifted`, `PruneHeld`, `Staged` where they say
///     something
/// @param objects how many objects the inventory lists
/// @param applied how many objects this run wrote to the control plane
/// @param pruned how many objects this run deleted
/// @param results the objects that are not as wanted
/// @param identity of the control plane that was written to, null where it was not reached
public record ApplyOutcome(
        ControlPlaneId controlPlane,
        DeliveryId delivery,
        Generation generation,
        @Nullable SourceId source,
        @Nullable Generation commitGeneration,
        @Nullable String commit,
        Phase phase,
        List<Condition> conditions,
        int objects,
        int applied,
        int pruned,
        List<ObjectResult> results,
        @Nullable String identity,
        Timings timings)
        implements LogRecord {

    public ApplyOutcome {
        conditions = List.copyOf(conditions);
        results = List.copyOf(results);
    }

    /// How far a placement has come.
    public enum Phase {
        /// Somebody else moves first: a dependency, a control plane that is away, a hook.
        WAITING,
        /// All objects are applied; where the policy waits for health, it is not there yet.
        APPLIED,
        /// All objects are as the bundle has them, and healthy where that was asked for.
        READY,
        /// Some objects are not as wanted; it is tried again.
        FAILED,
        /// A person must confirm or repair first.
        HELD,
        /// Left as it is by `suspend`.
        SUSPENDED,
        /// The removal is carried out.
        REMOVED
    }

    /// As Kubernetes conditions are.
    public record Condition(
            String type, Status status, String reason, String message, Instant lastTransition) {}

    /// The status of a condition, by its Kubernetes names.
    public enum Status {
        True,
        False,
        Unknown
    }

    /// An object that is not as wanted.
    ///
    /// @param reason `Conflict`, `ImmutableField`, `Rejected`, `MissingKind`, `Forbidden`,
    ///     `OwnedByOther`, `Unproven`, `PruneHeld`, `PruneFailed`, `Drifted`, `NotReady`, …
    public record ObjectResult(
            ResourceRef object, String reason, String message, @Nullable String remedy) {}

    /// When what happened.
    ///
    /// @param seenAt the placement was read from the log
    /// @param startedAt the run began; `appliedAt` all objects were written; `finishedAt` the
    ///     outcome stood
    public record Timings(
            Instant seenAt, Instant startedAt, @Nullable Instant appliedAt, Instant finishedAt) {}

    @Override
    public Topic topic() {
        return Topic.OUTCOMES;
    }

    @Override
    public String key() {
        return DesiredState.key(controlPlane, delivery);
    }

    @Override
    public Optional<String> trace() {
        return source == null || commitGeneration == null
                ? Optional.empty()
                : Optional.of(Trace.of(source, commitGeneration));
    }
}
