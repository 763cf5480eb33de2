package dev.sluice.render.delivery;

import dev.sluice.events.CommitEvent;
import dev.sluice.events.FetchFailed;
import dev.sluice.events.Problem;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceState;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of the source of a delivery.
///
/// @param declaration null where nothing declares it
/// @param refusals why its definition as it stands is not taken
/// @param state null before the first fetch
public record SourceView(
        @Nullable SourceDeclaration declaration,
        List<Problem> refusals,
        @Nullable SourceState state) {

    /// The commit that stands, even where the newest fetch failed.
    public Optional<CommitEvent> commit() {
        return commitOf(state);
    }

    /// The commit that stands in such a state, even where the newest fetch failed.
    public static Optional<CommitEvent> commitOf(@Nullable SourceState state) {
        return switch (state) {
            case null -> Optional.empty();
            case CommitEvent commit -> Optional.of(commit);
            case FetchFailed failed -> Optional.ofNullable(failed.last());
        };
    }
}
