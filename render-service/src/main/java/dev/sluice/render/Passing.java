package dev.sluice.render;

import dev.sluice.events.CommitEvent;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Generation;
import dev.sluice.events.RenderingRecord.Read;
import dev.sluice.events.SourceId;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.render.delivery.Agenda;
import dev.sluice.render.delivery.Tenure;
import dev.sluice.render.placement.Evaluations;
import dev.sluice.render.placement.Evaluations.Step;
import dev.sluice.render.placement.Ledger;
import dev.sluice.render.tree.Changes;
import dev.sluice.render.tree.Commits;
import dev.sluice.render.tree.Commits.Look;
import dev.sluice.render.tree.Inputs;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/// Lets a commit pass by the deliveries that it does not concern: what the two trees differ in is
/// found once for all of them, and only the others are evaluated.
public final class Passing {

    private final Ledger ledger;
    private final Commits commits;
    private final Evaluations evaluations;
    private final Agenda<DeliveryId> agenda;
    private final ConcurrentMap<SourceId, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(Generation commit, SourceTree tree) {}

    public Passing(
            Ledger ledger, Commits commits, Evaluations evaluations, Agenda<DeliveryId> agenda) {
        this.ledger = ledger;
        this.commits = commits;
        this.evaluations = evaluations;
        this.agenda = agenda;
    }

    /// The source is at another commit, or its commit has come. For one thread at a time of each
    /// source.
    public void follow(SourceId source) {
        var deliveries =
                ledger.deliveriesFrom(source).stream()
                        .filter(delivery -> ledger.tenure(delivery).isPresent())
                        .toList();
        var commit = ledger.commit(source);
        if (deliveries.isEmpty() || commit.isEmpty()) {
            seen.remove(source);
            deliveries.forEach(agenda::add);
            return;
        }
        switch (commits.look(source, commit.get().whole())) {
            case Look.Here(var tree) -> pass(deliveries, commit.get(), tree);
            case Look.Coming(var trouble) when trouble.isEmpty() -> {}
            case Look.Coming _ -> deliveries.forEach(agenda::add);
        }
    }

    private void pass(List<DeliveryId> deliveries, CommitEvent commit, SourceTree tree) {
        var source = commit.source();
        var before = seen.put(source, new Seen(commit.generation(), tree));
        var changed = before == null ? Optional.<Set<String>>empty() : changes(before.tree(), tree);
        if (before == null || changed.isEmpty() || before.commit().isAfter(commit.generation())) {
            deliveries.forEach(agenda::add);
            return;
        }
        var step = new Step(source, before.commit(), commit.generation());
        var passed = new LinkedHashSet<Tenure>();
        for (var delivery : deliveries) {
            var tenure = ledger.tenure(delivery);
            if (tenure.isPresent()
                    && !agenda.has(delivery)
                    && evaluations.passes(
                            tenure.get(), delivery, step, isSame(changed.get(), tree))) {
                passed.add(tenure.get());
            } else {
                agenda.add(delivery);
            }
        }
        evaluations.announce(passed, source);
    }

    private static Optional<Set<String>> changes(SourceTree before, SourceTree after) {
        try {
            return Changes.between(before, after);
        } catch (UncheckedIOException _) {
            // The mirror may have dropped the former commit.
            return Optional.empty();
        }
    }

    private static Predicate<Read> isSame(Set<String> changed, SourceTree tree) {
        return read -> !changed.contains(read.path()) || Inputs.isSame(read, tree);
    }
}
