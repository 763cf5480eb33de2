package dev.sluice.render.delivery;

import dev.sluice.events.Problem;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of the source of a delivery.
///
/// @param declaration null where nothing declares it
/// @param refusals why its definition as it stands is not taken
/// @param state null before the first fetch
public record SourceView(
        @Nullable SourceDeclaration declaration,
        List<Problem> refusals,
        @Nullable SourceState state) {}
