package dev.sluice.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The renderer's memory of a delivery.
///
/// @param commitGeneration of the commit that was rendered last, null where there is none
/// @param reads the read-set of that rendering
/// @param placed the control planes that hold a placement of this delivery
/// @param problems why the newest try gave nothing new, or what it warns of
/// @param reconciledAt the request for a new try that was answered last, null where there was none
/// @param retired bundles on the log that nothing points to any more, the oldest first
/// @param endedAt when the delivery had ended everywhere: what is left of it are retired bundles;
///     null for one that goes on
public record RenderingRecord(
        DeliveryId delivery,
        Generation definitionGeneration,
        SourceId source,
        @Nullable Generation commitGeneration,
        @Nullable String commit,
        String rendererVersion,
        List<Read> reads,
        List<Placed> placed,
        List<Problem> problems,
        @Nullable Instant reconciledAt,
        List<Retired> retired,
        @Nullable Instant endedAt,
        Instant at)
        implements LogRecord {

    public RenderingRecord {
        reads = List.copyOf(reads);
        placed = List.copyOf(placed);
        problems = List.copyOf(problems);
        retired = List.copyOf(retired);
    }

    /// A tree entry that rendering looked up.
    ///
    /// @param id mode and object id of the entry, null where it was absent
    public record Read(String path, @Nullable String id) {}

    /// A control plane that holds a placement.
    public record Placed(
            ControlPlaneId controlPlane, Generation generation, BundlePointer bundle) {}

    /// A bundle that no placement points to.
    ///
    /// @param at since when
    public record Retired(Digest bundle, Instant at) {}

    /// Whether the delivery has ended everywhere.
    @JsonIgnore
    public boolean isEnded() {
        return endedAt != null;
    }

    @Override
    public Topic topic() {
        return Topic.RENDERINGS;
    }

    @Override
    public String key() {
        return delivery.toString();
    }

    @Override
    public Optional<String> trace() {
        return Optional.ofNullable(commitGeneration)
                .map(generation -> Trace.of(source, generation));
    }
}
