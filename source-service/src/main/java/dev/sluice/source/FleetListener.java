package dev.sluice.source;

import dev.sluice.events.SourceId;
import dev.sluice.events.SourceState;
import dev.sluice.source.revision.FetchObserver;
import dev.sluice.source.revision.FetchOutcome;
import java.time.Duration;
import java.util.function.Consumer;

/// Hears of fetches, so that a fleet repository is read once its mirror is here: a take-over
/// announces nothing.
final class FleetListener implements FetchObserver {

    private final FetchObserver next;
    private final Consumer<SourceId> fetched;

    FleetListener(FetchObserver next, Consumer<SourceId> fetched) {
        this.next = next;
        this.fetched = fetched;
    }

    @Override
    public void fetched(SourceId source, FetchOutcome outcome, Duration took) {
        next.fetched(source, outcome, took);
        if (outcome instanceof FetchOutcome.Found) {
            fetched.accept(source);
        }
    }

    @Override
    public void announced(SourceState state) {
        next.announced(state);
    }

    @Override
    public void notAnnounced(SourceId source, RuntimeException reason) {
        next.notAnnounced(source, reason);
    }

    @Override
    public void following(int sources) {
        next.following(sources);
    }
}
