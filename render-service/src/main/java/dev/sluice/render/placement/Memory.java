package dev.sluice.render.placement;

import dev.sluice.events.Problem;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.RenderingRecord.Placed;
import dev.sluice.events.SourceId;
import dev.sluice.render.delivery.Course;
import dev.sluice.render.delivery.Situation;
import dev.sluice.render.rendering.PlainManifests;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is remembered of an evaluation; empty where nothing differs from what is remembered
/// already.
public final class Memory {

    private Memory() {}

    public static Optional<RenderingRecord> ofAttempt(
            Situation situation,
            Course.Evaluate due,
            Bundling.Attempt attempt,
            List<Placed> placed,
            List<Problem> problems,
            Instant at) {
        if (attempt.result() == Meter.Result.UNCHANGED && problems.isEmpty()) {
            // The evaluation of the source says how far it is; nothing else is new.
            return ofStanding(situation, due.source().source(), placed, problems, at);
        }
        return changed(
                situation,
                new RenderingRecord(
                        situation.delivery(),
                        due.definition().generation(),
                        due.declaration().source(),
                        due.commit().generation(),
                        due.commit().commit(),
                        PlainManifests.VERSION,
                        attempt.reads(),
                        placed,
                        problems,
                        at));
    }

    /// Nothing was rendered: what is remembered of the last rendering stays.
    ///
    /// @param source for a delivery that nothing is remembered of
    public static Optional<RenderingRecord> ofStanding(
            Situation situation,
            @Nullable SourceId source,
            List<Placed> placed,
            List<Problem> problems,
            Instant at) {
        var last = situation.memory();
        if (last == null) {
            var definition = situation.definition();
            return source == null || definition == null
                    ? Optional.empty()
                    : Optional.of(
                            new RenderingRecord(
                                    situation.delivery(),
                                    definition.generation(),
                                    source,
                                    null,
                                    null,
                                    PlainManifests.VERSION,
                                    List.of(),
                                    placed,
                                    problems,
                                    at));
        }
        return changed(
                situation,
                new RenderingRecord(
                        last.delivery(),
                        last.definitionGeneration(),
                        last.source(),
                        last.commitGeneration(),
                        last.commit(),
                        last.rendererVersion(),
                        last.reads(),
                        placed,
                        problems,
                        at));
    }

    private static Optional<RenderingRecord> changed(Situation situation, RenderingRecord next) {
        var last = situation.memory();
        return last != null && next.equals(at(last, next.at()))
                ? Optional.empty()
                : Optional.of(next);
    }

    private static RenderingRecord at(RenderingRecord memory, Instant at) {
        return new RenderingRecord(
                memory.delivery(),
                memory.definitionGeneration(),
                memory.source(),
                memory.commitGeneration(),
                memory.commit(),
                memory.rendererVersion(),
                memory.reads(),
                memory.placed(),
                memory.problems(),
                at);
    }
}
