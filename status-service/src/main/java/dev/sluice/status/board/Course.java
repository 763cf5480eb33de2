package dev.sluice.status.board;

import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ApplyOutcome.Phase;
import dev.sluice.events.Generation;
import dev.sluice.events.Placement;
import dev.sluice.events.SourceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the newest placement came about and when it first arrived: the same in whatever order, and
/// however often, the records are read.
///
/// @param former what the placement before was made of, null where none is known
public record Course(@Nullable Inputs current, @Nullable Inputs former, @Nullable Arrival arrival) {
    public static final Course NONE = new Course(null, null, null);

    /// What a placement was made of.
    public record Inputs(
            Generation generation, Generation definition, SourceId source, Generation commit) {
        boolean sameAs(Inputs other) {
            return definition.equals(other.definition)
                    && source.equals(other.source)
                    && commit.equals(other.commit);
        }
    }

    /// When the objects of a placement were first all applied, and when first Ready.
    public record Arrival(
            Generation generation, @Nullable Instant appliedAt, @Nullable Instant readyAt) {}

    /// Whether neither commit nor definition made the newest placement, but something else that
    /// rendering looked up.
    public boolean isMadeByOtherInputs() {
        return current != null && former != null && current.sameAs(former);
    }

    /// The arrival of this generation, where it is known.
    public @Nullable Arrival arrivalOf(Generation generation) {
        return arrival != null && arrival.generation().equals(generation) ? arrival : null;
    }

    Course placed(Placement placement) {
        var inputs =
                new Inputs(
                        placement.generation(),
                        placement.definitionGeneration(),
                        placement.source(),
                        placement.commitGeneration());
        if (current == null) {
            return new Course(inputs, former, arrival);
        }
        int order = inputs.generation().compareTo(current.generation());
        if (order > 0) {
            return new Course(inputs, current, arrival);
        }
        return order < 0 && (former == null || inputs.generation().isAfter(former.generation()))
                ? new Course(current, inputs, arrival)
                : this;
    }

    Course came(ApplyOutcome outcome) {
        var readyAt = outcome.phase() == Phase.READY ? outcome.timings().finishedAt() : null;
        if (readyAt == null && outcome.timings().appliedAt() == null) {
            return this;
        }
        var told = new Arrival(outcome.generation(), outcome.timings().appliedAt(), readyAt);
        if (arrival == null || told.generation().isAfter(arrival.generation())) {
            return new Course(current, former, told);
        }
        if (arrival.generation().isAfter(told.generation())) {
            return this;
        }
        return new Course(
                current,
                former,
                new Arrival(
                        told.generation(),
                        earlier(arrival.appliedAt(), told.appliedAt()),
                        earlier(arrival.readyAt(), told.readyAt())));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
