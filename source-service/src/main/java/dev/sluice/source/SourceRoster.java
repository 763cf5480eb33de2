package dev.sluice.source;

import dev.sluice.source.chart.WholeCharts;
import dev.sluice.source.definition.DeclaredSources;
import dev.sluice.source.definition.DefinitionLog;
import dev.sluice.source.push.SourcesByUrl;
import dev.sluice.source.revision.RevisionLog;
import dev.sluice.source.schedule.Turns;
import java.util.concurrent.Executor;

/// Keeps what is followed in step with what is declared and what falls to this replica.
public final class SourceRoster {

    private static final String ROSTER = "roster";

    private final DefinitionLog definitions;
    private final RevisionLog revisions;
    private final WholeCharts charts;
    private final SourcesByUrl byUrl;
    private final RevisionFollower follower;
    private final Turns<String> turns;

    public SourceRoster(
            DefinitionLog definitions,
            RevisionLog revisions,
            WholeCharts charts,
            SourcesByUrl byUrl,
            RevisionFollower follower,
            Executor executor) {
        this.definitions = definitions;
        this.revisions = revisions;
        this.charts = charts;
        this.byUrl = byUrl;
        this.follower = follower;
        this.turns = new Turns<>(executor, 1, _ -> drawUp());
    }

    /// Definitions or ownership changed.
    public void refresh() {
        turns.ask(ROSTER, ROSTER);
    }

    private void drawUp() {
        var declared = new DeclaredSources(definitions.states().values());
        byUrl.declare(declared.live());
        var own =
                declared.live().stream()
                        .filter(source -> revisions.isOwned(source.source()))
                        .toList();
        charts.know(own);
        var others = charts.know(declared.charts(), own);
        follower.follow(own.stream().filter(source -> !source.suspended()).toList());
        others.forEach(follower::again);
        revisions.recorded().stream().filter(declared::isOver).forEach(revisions::end);
    }
}
