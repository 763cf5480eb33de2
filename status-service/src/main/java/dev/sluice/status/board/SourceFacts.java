package dev.sluice.status.board;

import dev.sluice.events.CommitEvent;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.FetchFailed;
import dev.sluice.events.Problem;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import dev.sluice.events.SourceState;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything that the log says about a source.
///
/// @param declaration null where no definition declares it
/// @param state null before the first fetch
/// @param unreadable records about it that could not be read
public record SourceFacts(
        SourceId id,
        @Nullable SourceDeclaration declaration,
        List<Stamped<DefinitionState>> definitions,
        @Nullable Stamped<SourceState> state,
        List<Unreadable> unreadable) {
    public SourceFacts {
        definitions = List.copyOf(definitions);
        unreadable = List.copyOf(unreadable);
    }

    /// The commit that stands, null where there never was one.
    public @Nullable CommitEvent newest() {
        return state == null
                ? null
                : switch (state.value()) {
                    case CommitEvent event -> event;
                    case FetchFailed failed -> failed.last();
                };
    }

    /// Why its definition as it stands is not taken, null where it is.
    public @Nullable Problem refusal() {
        return Refusals.first(definitions);
    }

    /// Why it cannot be read, null where it can.
    public @Nullable FetchFailed failure() {
        return state != null && state.value() instanceof FetchFailed failed ? failed : null;
    }

    Stream<Place> places() {
        return Stream.concat(
                definitions.stream().map(Stamped::place),
                Stream.ofNullable(state).map(Stamped::place));
    }
}
