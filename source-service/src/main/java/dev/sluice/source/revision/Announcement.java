package dev.sluice.source.revision;

import dev.sluice.events.CommitEvent;
import dev.sluice.events.FetchFailed;
import dev.sluice.events.Generation;
import dev.sluice.events.Problem;
import dev.sluice.events.SourceId;
import dev.sluice.events.SourceState;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides what the log is told after a source was read: nothing, where it knows it already.
///
/// @param newest what the log holds, null where that is nothing
/// @param epoch of the source's owner
public record Announcement(
        SourceId source, @Nullable SourceState newest, long epoch, Timing timing) {

    private static final int LONGEST_MESSAGE = 4096;

    /// When it happened.
    ///
    /// @param hintedAt null where a poll led here
    public record Timing(@Nullable Instant hintedAt, Instant startedAt, Instant endedAt) {}

    /// The record to write.
    public Optional<SourceState> of(FetchOutcome outcome) {
        if (isOvertaken()) {
            return Optional.empty();
        }
        return switch (outcome) {
            case FetchOutcome.Found(var revision) -> found(revision);
            case FetchOutcome.Failed(var problem) -> failed(problem);
        };
    }

    /// Whether a later owner has written.
    private boolean isOvertaken() {
        return newest != null && newest.generation().epoch() > epoch;
    }

    private Optional<SourceState> found(Revision revision) {
        if (newest instanceof CommitEvent last
                && last.commit().equals(revision.commit())
                && last.ref().equals(revision.ref())
                && Objects.equals(last.dependencies(), revision.dependencies())) {
            return Optional.empty();
        }
        var message = revision.message();
        return Optional.of(
                new CommitEvent(
                        source,
                        generation(),
                        revision.commit(),
                        revision.tree(),
                        revision.ref(),
                        revision.author(),
                        message.length() > LONGEST_MESSAGE
                                ? message.substring(0, LONGEST_MESSAGE)
                                : message,
                        timing.hintedAt,
                        timing.startedAt,
                        timing.endedAt,
                        revision.dependencies()));
    }

    private Optional<SourceState> failed(Problem problem) {
        if (newest instanceof FetchFailed(_, _, var told, _, _, _) && told.equals(problem)) {
            return Optional.empty();
        }
        var since = newest instanceof FetchFailed failure ? failure.since() : timing.endedAt;
        return Optional.of(
                new FetchFailed(source, generation(), problem, since, timing.endedAt, standing()));
    }

    private @Nullable CommitEvent standing() {
        return switch (newest) {
            case CommitEvent commit -> commit;
            case FetchFailed failure -> failure.last();
            case null -> null;
        };
    }

    private Generation generation() {
        return Optional.ofNullable(newest)
                .map(SourceState::generation)
                .filter(last -> last.epoch() == epoch)
                .map(Generation::next)
                .orElseGet(() -> new Generation(epoch, 0));
    }
}
