package dev.sluice.status.board;

import dev.sluice.events.DefinitionState;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Evaluation;
import dev.sluice.events.Generation;
import dev.sluice.events.RenderingRecord;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything that the log says about a delivery.
///
/// @param definition the resource that declares it, null where that is gone
/// @param declaration what stands of it, also where the newest form of the resource is refused
/// @param source null where it is not known which
/// @param rendering the renderer's memory
/// @param evaluation how far the delivery's partition of the renderers has come with its source
/// @param placements by control plane, in order
/// @param unreadable records about it that could not be read
public record DeliveryFacts(
        DeliveryId id,
        @Nullable Stamped<DefinitionState> definition,
        @Nullable DeliveryDeclaration declaration,
        @Nullable SourceFacts source,
        @Nullable Stamped<RenderingRecord> rendering,
        @Nullable Stamped<Evaluation> evaluation,
        List<PlacementFacts> placements,
        List<Unreadable> unreadable) {
    public DeliveryFacts {
        placements = List.copyOf(placements);
        unreadable = List.copyOf(unreadable);
    }

    /// Whether the definition as it stands is what was rendered last.
    public boolean isDefinitionRendered() {
        return rendering != null
                && (definition == null
                        || !definition
                                .value()
                                .generation()
                                .isAfter(rendering.value().definitionGeneration()))
                && (source == null || rendering.value().source().equals(source.id()));
    }

    /// Up to which commit of its source the delivery is placed or found unchanged.
    public @Nullable Generation evaluatedUpTo() {
        if (rendering == null || !isDefinitionRendered()) {
            return null;
        }
        var rendered = isPlacedAsRendered() ? rendering.value().commitGeneration() : null;
        var evaluated = evaluation == null ? null : evaluation.value().commitGeneration();
        if (rendered == null || evaluated == null) {
            return rendered == null ? evaluated : rendered;
        }
        return rendered.isAfter(evaluated) ? rendered : evaluated;
    }

    /// Whether the placements that the renderer remembers are read from the log already.
    private boolean isPlacedAsRendered() {
        return rendering != null && rendering.value().placed().stream().allMatch(this::isRead);
    }

    private boolean isRead(RenderingRecord.Placed placed) {
        return placements.stream()
                .filter(placement -> placement.controlPlaneId().equals(placed.controlPlane()))
                .map(PlacementFacts::desired)
                .anyMatch(
                        desired ->
                                desired != null
                                        && !placed.generation()
                                                .isAfter(desired.value().generation()));
    }

    /// Where all that is known of it stands on the log.
    public Stream<Place> places() {
        return Stream.of(
                        Stream.ofNullable(definition).map(Stamped::place),
                        Stream.ofNullable(source).flatMap(SourceFacts::places),
                        Stream.ofNullable(rendering).map(Stamped::place),
                        Stream.ofNullable(evaluation).map(Stamped::place),
                        placements.stream().flatMap(PlacementFacts::places))
                .flatMap(places -> places);
    }
}
