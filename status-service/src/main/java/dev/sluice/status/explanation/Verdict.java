package dev.sluice.status.explanation;

import dev.sluice.events.Problem;
import dev.sluice.status.board.Unreadable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How it stands and why: the first broken link, in one sentence.
///
/// @param reason stable, in CamelCase
/// @param nextStep what to do about it, null where there is nothing to do
public record Verdict(State state, String reason, String sentence, @Nullable String nextStep) {
    static Verdict of(State state, String reason, String sentence) {
        return new Verdict(state, reason, sentence, null);
    }

    Verdict next(String step) {
        return new Verdict(state, reason, sentence, step);
    }

    /// @param otherwise the next step where the problem names none
    static Verdict of(State state, String about, Problem problem, @Nullable String otherwise) {
        return new Verdict(
                state,
                problem.reason(),
                Upstream.sentence(about + ": " + located(problem)),
                problem.remedy() == null ? otherwise : problem.remedy());
    }

    /// Where a record about it cannot be read, nothing can be said for sure.
    static Optional<Verdict> unreadable(List<Unreadable> records) {
        return records.stream().findFirst().map(Verdict::unreadable);
    }

    private static Verdict unreadable(Unreadable record) {
        var place = record.place();
        var topic = place.topic().topicName();
        return new Verdict(
                State.FAILED,
                "UnreadableRecord",
                "The newest record of %s on %s (partition %d, offset %d) cannot be read: %s."
                        .formatted(
                                record.key(),
                                topic,
                                place.partition(),
                                place.offset(),
                                record.reason()),
                "Find out who wrote it: it lies on %s. Its owner writes a good one behind it with the"
                                .formatted(place.topic().deadLetters())
                        + " next change.");
    }

    private static String located(Problem problem) {
        return new Problem(
                        problem.severity(),
                        problem.reason(),
                        problem.message(),
                        problem.file(),
                        problem.line(),
                        problem.column(),
                        null)
                .toString();
    }

    public boolean isReady() {
        return state == State.READY;
    }
}
