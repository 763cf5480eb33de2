package dev.sluice.status.explanation;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import dev.sluice.events.SourceId;
import dev.sluice.status.board.DeliveryFacts;
import dev.sluice.status.board.Facts;
import dev.sluice.status.board.KnownCommit;
import dev.sluice.status.board.PlacementFacts;
import dev.sluice.status.explanation.CommitSpread.Sighting;
import dev.sluice.status.explanation.CommitSpread.Stop;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/// What is found for the beginning of a commit's id.
public sealed interface CommitSearch {
    record Found(CommitSpread spread) implements CommitSearch {}

    /// The beginning of several commits.
    record Ambiguous(List<String> commits) implements CommitSearch {}

    record Unknown() implements CommitSearch {}

    static CommitSearch of(Facts facts, String prefix) {
        var commits = facts.commits(prefix);
        var ids = commits.stream().map(KnownCommit::id).distinct().sorted().toList();
        return switch (ids.size()) {
            case 0 -> new Unknown();
            case 1 -> new Found(spread(facts, ids.getFirst(), newestOfEachSource(commits)));
            default -> new Ambiguous(ids);
        };
    }

    private static Collection<KnownCommit> newestOfEachSource(List<KnownCommit> commits) {
        return commits.stream()
                .collect(
                        toMap(
                                KnownCommit::source,
                                commit -> commit,
                                BinaryOperator.maxBy(comparing(KnownCommit::generation)),
                                TreeMap<SourceId, KnownCommit>::new))
                .values();
    }

    private static CommitSpread spread(Facts facts, String id, Collection<KnownCommit> commits) {
        var deliveries =
                facts.deliveries().stream().map(facts::delivery).flatMap(Optional::stream).toList();
        return new CommitSpread(
                id,
                commits.stream().map(commit -> sighting(facts, commit)).toList(),
                commits.stream()
                        .flatMap(
                                commit ->
                                        deliveries.stream()
                                                .filter(delivery -> isOf(delivery, commit))
                                                .flatMap(delivery -> stops(commit, delivery)))
                        .toList());
    }

    private static Sighting sighting(Facts facts, KnownCommit commit) {
        return new Sighting(
                commit, facts.source(commit.source()).map(source -> source.newest()).orElse(null));
    }

    private static boolean isOf(DeliveryFacts delivery, KnownCommit commit) {
        return delivery.source() != null && delivery.source().id().equals(commit.source());
    }

    private static Stream<Stop> stops(KnownCommit commit, DeliveryFacts delivery) {
        return delivery.placements().isEmpty()
                ? Stream.of(new Stop(delivery.id(), null, Whereabouts.of(commit, delivery)))
                : delivery.placements().stream().map(on -> stop(commit, delivery, on));
    }

    private static Stop stop(KnownCommit commit, DeliveryFacts delivery, PlacementFacts on) {
        return new Stop(delivery.id(), on.controlPlaneId(), Whereabouts.of(commit, delivery, on));
    }
}
