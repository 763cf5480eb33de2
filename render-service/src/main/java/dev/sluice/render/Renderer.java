package dev.sluice.render;

import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Problem;
import dev.sluice.events.RenderingRecord.Placed;
import dev.sluice.events.SourceId;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.render.delivery.Course;
import dev.sluice.render.delivery.Situation;
import dev.sluice.render.delivery.Tenure;
import dev.sluice.render.placement.Bundling;
import dev.sluice.render.placement.Evaluations;
import dev.sluice.render.placement.Ledger;
import dev.sluice.render.placement.Memory;
import dev.sluice.render.placement.PlacementPlan;
import dev.sluice.render.placement.Targets;
import dev.sluice.render.tree.Commits;
import dev.sluice.render.tree.Commits.Look;
import dev.sluice.render.tree.Inputs;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Brings what is placed of a delivery to what its definition, its source and the fleet ask for.
public final class Renderer {

    private final Ledger ledger;
    private final Commits commits;
    private final Bundling bundling;
    private final Evaluations evaluations;
    private final InstantSource clock;

    public Renderer(
            Ledger ledger,
            Commits commits,
            Bundling bundling,
            Evaluations evaluations,
            InstantSource clock) {
        this.ledger = ledger;
        this.commits = commits;
        this.bundling = bundling;
        this.evaluations = evaluations;
        this.clock = clock;
    }

    /// Evaluating the same again changes nothing.
    public void evaluate(DeliveryId delivery) {
        evaluations.begin(delivery);
        ledger.tenure(delivery).ifPresent(held -> evaluate(held, ledger.situation(delivery)));
    }

    private void evaluate(Tenure tenure, Situation situation) {
        switch (Course.of(situation)) {
            case Course.Rest _ -> {}
            case Course.Stand(var source, var problems) -> stand(situation, source, problems);
            case Course.Pause(var declared) -> pause(tenure, situation, declared.source());
            case Course.End(var declared) -> end(tenure, situation, declared);
            case Course.Evaluate due -> {
                switch (commits.look(due.source().source(), due.commit().whole())) {
                    case Look.Here(var tree) -> place(tenure, situation, due, tree);
                    case Look.Coming(var trouble) when trouble.isEmpty() -> {}
                    case Look.Coming(var trouble) ->
                            stand(situation, due.source().source(), trouble);
                }
            }
        }
    }

    private void place(Tenure tenure, Situation situation, Course.Evaluate due, SourceTree tree) {
        var targets = Targets.of(situation, due.declaration().target());
        var attempt = bundling.attempt(situation, due, tree, targets.wanted());
        var now = clock.instant();
        var plan = PlacementPlan.of(situation, due, targets, attempt.wanted(), tenure.mint(), now);
        carryOut(situation, plan);
        var problems =
                Stream.of(attempt.problems(), targets.problems(), due.warnings())
                        .flatMap(List::stream)
                        .toList();
        Memory.ofAttempt(situation, due, attempt, plan.placed(), problems, now)
                .ifPresent(ledger::remember);
        boolean rests = problems.isEmpty() && Inputs.dependOnTreeAlone(attempt.reads());
        evaluations.settle(
                tenure,
                situation.delivery(),
                due.source().source(),
                due.commit().generation(),
                rests ? attempt.reads() : null);
    }

    private void stand(Situation situation, @Nullable SourceId source, List<Problem> problems) {
        var memory = situation.memory();
        var placed = memory == null ? List.<Placed>of() : memory.placed();
        Memory.ofStanding(situation, source, placed, problems, clock.instant())
                .ifPresent(ledger::remember);
    }

    private void pause(Tenure tenure, Situation situation, SourceId source) {
        var now = clock.instant();
        var plan = PlacementPlan.pausing(situation, tenure.mint(), now);
        carryOut(situation, plan);
        Memory.ofStanding(situation, source, plan.placed(), List.of(), now)
                .ifPresent(ledger::remember);
        evaluations.announce(List.of(tenure), source);
    }

    private void end(
            Tenure tenure, Situation situation, @Nullable DeliveryDeclaration declaration) {
        var plan = PlacementPlan.ending(situation, declaration, tenure.mint());
        carryOut(situation, plan);
        if (situation.memory() != null) {
            if (plan.ends().size() == situation.standing().size()) {
                Memory.ofEnd(situation, situation.memory(), clock.instant())
                        .ifPresentOrElse(
                                ledger::remember, () -> ledger.forget(situation.delivery()));
            }
            evaluations.announce(List.of(tenure), situation.memory().source());
        }
    }

    private void carryOut(Situation situation, PlacementPlan plan) {
        ledger.place(plan.writes());
        plan.ends().forEach(id -> ledger.endPlacement(id, situation.delivery()));
    }
}
