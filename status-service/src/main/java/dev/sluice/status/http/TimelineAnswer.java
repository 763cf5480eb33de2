package dev.sluice.status.http;

import dev.sluice.status.timeline.Stage;
import dev.sluice.status.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a delivery took which step.
public record TimelineAnswer(String delivery, List<Way> timelines) {
    public TimelineAnswer {
        timelines = List.copyOf(timelines);
    }

    /// The way to one control plane.
    ///
    /// @param controlPlane null for the newest commit while it is not placed
    /// @param cause what set it going: `Commit`, `Definition` or `Other`
    /// @param millis from the first noted step to the last
    public record Way(
            @Nullable String controlPlane,
            String cause,
            @Nullable String commit,
            @Nullable String generation,
            List<Step> stages,
            @Nullable Long millis) {
        public Way {
            stages = List.copyOf(stages);
        }
    }

    /// A step on the way.
    ///
    /// @param stage `Hinted`, `Fetched`, `Committed`, `Defined`, `Placed`, `RenderFailed`,
    ///     `Applied` or `Ready`
    /// @param at null where it is not reached, or was not noted
    /// @param millis since the step before
    public record Step(String stage, @Nullable Instant at, @Nullable Long millis) {}

    static Way of(Timeline timeline) {
        return new Way(
                timeline.controlPlane() == null ? null : timeline.controlPlane().toString(),
                Words.of(timeline.cause()),
                timeline.commit(),
                timeline.generation() == null ? null : timeline.generation().toString(),
                timeline.stages().stream().map(TimelineAnswer::of).toList(),
                millis(timeline.total()));
    }

    private static Step of(Stage stage) {
        return new Step(Words.of(stage.name()), stage.at(), millis(stage.took()));
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }
}
