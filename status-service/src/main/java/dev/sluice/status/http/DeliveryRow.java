package dev.sluice.status.http;

import static java.util.Comparator.comparing;

import dev.sluice.status.explanation.DeliveryStatus;
import dev.sluice.status.explanation.PlacementStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How it stands with a delivery, in short.
///
/// @param ready whether the newest of everything known upstream is applied everywhere
/// @param message why not, in one sentence
/// @param nextStep what to do about it
/// @param ref the full name of the followed reference
/// @param commit the newest of the source
/// @param definedAt when its definition came as it is now
/// @param placements at most 100 of them, the worst first if there are more
public record DeliveryRow(
        String id,
        String kind,
        String namespace,
        String name,
        String ready,
        String phase,
        String reason,
        String message,
        @Nullable String nextStep,
        @Nullable String source,
        @Nullable String path,
        @Nullable String ref,
        @Nullable String commit,
        boolean suspended,
        @Nullable Instant definedAt,
        Count controlPlanes,
        List<PlacementRow> placements) {
    private static final int SHOWN = 100;

    public DeliveryRow {
        placements = List.copyOf(placements);
    }

    /// On how many control planes it should be, and on how many it is Ready.
    public record Count(int total, int ready) {}

    static DeliveryRow of(DeliveryStatus status) {
        var id = status.id();
        var verdict = status.verdict();
        return new DeliveryRow(
                id.toString(),
                id.kind(),
                id.namespace(),
                id.name(),
                Words.ready(verdict.state()),
                Words.of(verdict.state()),
                verdict.reason(),
                verdict.sentence(),
                verdict.nextStep(),
                status.source() == null ? null : status.source().toString(),
                status.path(),
                status.ref(),
                status.commit(),
                status.suspended(),
                status.definedAt(),
                new Count(status.placements().size(), (int) status.readyPlacements()),
                shown(status.placements()).stream().map(PlacementRow::of).toList());
    }

    private static List<PlacementStatus> shown(List<PlacementStatus> all) {
        return all.size() <= SHOWN
                ? all
                : all.stream().sorted(comparing(on -> on.verdict().state())).limit(SHOWN).toList();
    }
}
