package dev.sluice.status.http;

import static java.util.Comparator.comparing;

import dev.sluice.status.explanation.CommitSpread;
import dev.sluice.status.explanation.CommitSpread.Sighting;
import dev.sluice.status.explanation.CommitSpread.Stop;
import dev.sluice.status.explanation.Whereabouts.Standing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a commit is across the fleet.
///
/// @param message where it is, in one sentence
/// @param controlPlanes all that should have it, those that lack it first
/// @param nowhere the deliveries of it that are on no control plane
public record CommitAnswer(
        String id,
        String subject,
        String author,
        Instant authoredAt,
        String message,
        Summary summary,
        List<In> sources,
        List<On> controlPlanes,
        List<With> nowhere) {
    public CommitAnswer {
        sources = List.copyOf(sources);
        controlPlanes = List.copyOf(controlPlanes);
        nowhere = List.copyOf(nowhere);
    }

    /// How many placements stand how with the commit, and how many control planes have all of it.
    public record Summary(
            int controlPlanes,
            int controlPlanesWithCommit,
            int arrived,
            int unchanged,
            int superseded,
            int missing) {}

    /// The commit in one source.
    ///
    /// @param newest the commit that stands in the source now
    public record In(
            String source,
            String ref,
            String generation,
            @Nullable Instant hintedAt,
            Instant fetchedAt,
            boolean isNewest,
            @Nullable String newest) {}

    /// The commit on one control plane.
    ///
    /// @param has whether no delivery of it is missing there
    public record On(String controlPlane, boolean has, String message, List<With> deliveries) {
        public On {
            deliveries = List.copyOf(deliveries);
        }
    }

    /// The commit with one delivery.
    ///
    /// @param standing `Arrived`, `Unchanged`, `Superseded` or `Missing`
    /// @param message why
    public record With(
            String delivery,
            String standing,
            String phase,
            String reason,
            String message,
            @Nullable String nextStep,
            @Nullable Instant arrivedAt) {}

    static CommitAnswer of(CommitSpread spread) {
        var commit = spread.sightings().getFirst().commit();
        var controlPlanes =
                spread.byControlPlane().entrySet().stream()
                        .map(entry -> on(entry.getKey().toString(), entry.getValue()))
                        .sorted(comparing(On::has))
                        .toList();
        var summary =
                new Summary(
                        controlPlanes.size(),
                        (int) controlPlanes.stream().filter(On::has).count(),
                        (int) spread.count(Standing.ARRIVED),
                        (int) spread.count(Standing.UNCHANGED),
                        (int) spread.count(Standing.SUPERSEDED),
                        (int) spread.count(Standing.MISSING));
        return new CommitAnswer(
                spread.commit(),
                commit.subject(),
                commit.author().name(),
                commit.author().at(),
                sentence(summary, spread),
                summary,
                spread.sightings().stream().map(CommitAnswer::in).toList(),
                controlPlanes,
                spread.nowhere().stream().map(CommitAnswer::with).toList());
    }

    private static String sentence(Summary summary, CommitSpread spread) {
        if (spread.stops().isEmpty()) {
            return "No delivery renders from a source that has this commit.";
        }
        if (summary.controlPlanes() == 0) {
            return "It is on no control plane.";
        }
        return summary.controlPlanesWithCommit() == summary.controlPlanes()
                ? "On all %d control planes.".formatted(summary.controlPlanes())
                : "Complete on %d of %d control planes."
                        .formatted(summary.controlPlanesWithCommit(), summary.controlPlanes());
    }

    private static In in(Sighting sighting) {
        var commit = sighting.commit();
        var newest = sighting.newest();
        return new In(
                commit.source().toString(),
                commit.ref(),
                commit.generation().toString(),
                commit.hintedAt(),
                commit.fetchedAt(),
                sighting.isNewest(),
                newest == null ? null : newest.commit());
    }

    private static On on(String controlPlane, List<Stop> stops) {
        var worst = stops.getFirst().whereabouts();
        var missing =
                stops.stream()
                        .filter(stop -> stop.whereabouts().standing() == Standing.MISSING)
                        .count();
        var message =
                worst.standing() != Standing.MISSING || stops.size() == 1
                        ? worst.verdict().sentence()
                        : "%d of %d deliveries lack it; %s: %s"
                                .formatted(
                                        missing,
                                        stops.size(),
                                        stops.getFirst().delivery(),
                                        worst.verdict().sentence());
        return new On(
                controlPlane,
                missing == 0,
                message,
                stops.stream().map(CommitAnswer::with).toList());
    }

    private static With with(Stop stop) {
        var whereabouts = stop.whereabouts();
        var verdict = whereabouts.verdict();
        return new With(
                stop.delivery().toString(),
                Words.of(whereabouts.standing()),
                Words.of(verdict.state()),
                verdict.reason(),
                verdict.sentence(),
                verdict.nextStep(),
                whereabouts.arrivedAt());
    }
}
