package dev.sluice.render.placement;

import dev.sluice.events.Digest;
import dev.sluice.events.Problem;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.RenderingRecord.Placed;
import dev.sluice.events.RenderingRecord.Retired;
import dev.sluice.events.SourceId;
import dev.sluice.render.delivery.Course;
import dev.sluice.render.delivery.Situation;
import dev.sluice.render.rendering.DeliveryRenderer;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
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
        if (attempt.result() == Meter.Result.UNCHANGED
                && problems.stream().allMatch(p -> p.severity() == Problem.Severity.WARNING)) {
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
                        DeliveryRenderer.VERSION,
                        attempt.reads(),
                        placed,
                        problems,
                        situation.reconcileAt(),
                        retired(situation, placed, at),
                        null,
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
                                    DeliveryRenderer.VERSION,
                                    List.of(),
                                    placed,
                                    problems,
                                    null,
                                    retired(situation, placed, at),
                                    null,
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
                        last.reconciledAt(),
                        retired(situation, placed, at),
                        null,
                        at));
    }

    /// The delivery has ended everywhere: what stays are the bundles that it leaves behind, empty
    /// where there are none.
    public static Optional<RenderingRecord> ofEnd(
            Situation situation, RenderingRecord last, Instant at) {
        var retired = retired(situation, List.of(), at);
        return retired.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new RenderingRecord(
                                last.delivery(),
                                last.definitionGeneration(),
                                last.source(),
                                null,
                                null,
                                last.rendererVersion(),
                                List.of(),
                                List.of(),
                                List.of(),
                                null,
                                retired,
                                at,
                                at));
    }

    /// Without retired bundles that are no more.
    static RenderingRecord without(RenderingRecord last, Collection<Digest> ended, Instant at) {
        return with(
                last,
                last.retired().stream()
                        .filter(retired -> !ended.contains(retired.bundle()))
                        .toList(),
                at);
    }

    private static RenderingRecord with(RenderingRecord last, List<Retired> retired, Instant at) {
        return new RenderingRecord(
                last.delivery(),
                last.definitionGeneration(),
                last.source(),
                last.commitGeneration(),
                last.commit(),
                last.rendererVersion(),
                last.reads(),
                last.placed(),
                last.problems(),
                last.reconciledAt(),
                retired,
                last.endedAt(),
                at);
    }

    /// What was retired before, and what was placed until now; but for what is placed again.
    private static List<Retired> retired(Situation situation, List<Placed> placed, Instant at) {
        var retired = new LinkedHashMap<Digest, Retired>();
        situation.retired().forEach(before -> retired.put(before.bundle(), before));
        var memory = situation.memory();
        if (memory != null) {
            memory.placed().stream()
                    .map(Placed::bundle)
                    .filter(pointer -> !pointer.isInside())
                    .forEach(
                            pointer ->
                                    retired.put(
                                            pointer.digest(), new Retired(pointer.digest(), at)));
        }
        placed.forEach(held -> retired.remove(held.bundle().digest()));
        return List.copyOf(retired.values());
    }

    private static Optional<RenderingRecord> changed(Situation situation, RenderingRecord next) {
        var last = situation.memory();
        return last != null && next.equals(with(last, last.retired(), next.at()))
                ? Optional.empty()
                : Optional.of(next);
    }
}
