package dev.sluice.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The source stands at this commit.
///
/// @param commit 40 hexadecimal digits; so is `tree`
/// @param ref the full name of the reference that was followed
/// @param message at most 4096 characters of it
/// @param hintedAt when the hint arrived that led here; null where a poll found it
/// @param fetchStartedAt with `fetchedAt`, the time that Git took
/// @param dependencies what charts in the commit ask for that it does not hold, null where that is
///     nothing
public record CommitEvent(
        SourceId source,
        Generation generation,
        String commit,
        String tree,
        String ref,
        Author author,
        String message,
        @Nullable Instant hintedAt,
        Instant fetchStartedAt,
        Instant fetchedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Dependencies dependencies)
        implements SourceState {

    /// A commit that holds all that its charts ask for.
    public CommitEvent(
            SourceId source,
            Generation generation,
            String commit,
            String tree,
            String ref,
            Author author,
            String message,
            @Nullable Instant hintedAt,
            Instant fetchStartedAt,
            Instant fetchedAt) {
        this(
                source,
                generation,
                commit,
                tree,
                ref,
                author,
                message,
                hintedAt,
                fetchStartedAt,
                fetchedAt,
                null);
    }

    /// Who wrote the commit, and when as they say.
    public record Author(String name, String email, Instant at) {}

    /// Charts that charts in a commit depend on and that lie elsewhere.
    ///
    /// @param commit the same commit with those that were found in the folders `charts` of the
    ///     charts that ask for them; itself where none was
    /// @param awaited the folders of charts one of whose dependencies is on its way
    /// @param problems by the folder of a chart: what keeps its dependencies away, as an error, or
    ///     newer ones, as a warning
    public record Dependencies(
            String commit, List<String> awaited, Map<String, List<Problem>> problems) {

        public Dependencies {
            awaited = List.copyOf(awaited);
            var copy = new TreeMap<String, List<Problem>>();
            problems.forEach((chart, all) -> copy.put(chart, List.copyOf(all)));
            problems = Collections.unmodifiableMap(copy);
        }

        /// What is wrong with those of one chart.
        public List<Problem> of(String chart) {
            return problems.getOrDefault(chart, List.of());
        }
    }

    /// The commit that charts are rendered from.
    public String whole() {
        return dependencies == null ? commit : dependencies.commit();
    }

    @Override
    public Optional<String> trace() {
        return Optional.of(Trace.of(source, generation));
    }
}
