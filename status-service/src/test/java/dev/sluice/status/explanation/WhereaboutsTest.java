package dev.sluice.status.explanation;

import static dev.sluice.status.Sample.EAST;
import static dev.sluice.status.Sample.WEST;
import static dev.sluice.status.Sample.commit;
import static dev.sluice.status.Sample.controlPlane;
import static dev.sluice.status.Sample.delivery;
import static dev.sluice.status.Sample.evaluated;
import static dev.sluice.status.Sample.failed;
import static dev.sluice.status.Sample.generation;
import static dev.sluice.status.Sample.placed;
import static dev.sluice.status.Sample.placement;
import static dev.sluice.status.Sample.reachable;
import static dev.sluice.status.Sample.ready;
import static dev.sluice.status.Sample.renderFailed;
import static dev.sluice.status.Sample.rendering;
import static dev.sluice.status.Sample.sha;
import static dev.sluice.status.Sample.source;
import static dev.sluice.status.Sample.unreachable;
import static dev.sluice.status.board.Told.PARTITION;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.CommitEvent;
import dev.sluice.events.RenderFailed;
import dev.sluice.status.board.Told;
import dev.sluice.status.explanation.CommitSearch.Found;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {
    /// Commit 1, applied on two control planes.
    private static Told delivered() {
        return Told.of(
                source(),
                controlPlane(EAST),
                controlPlane(WEST),
                reachable(EAST),
                reachable(WEST),
                delivery(),
                commit(1),
                placement(EAST, 1, 1),
                placement(WEST, 1, 1),
                rendering(1, placed(EAST, 1), placed(WEST, 1)),
                evaluated(PARTITION, 1),
                ready(placement(EAST, 1, 1)),
                ready(placement(WEST, 1, 1)));
    }

    private static String where(Told told, int commit) {
        var found = (Found) CommitSearch.of(told.facts(), sha(commit).substring(0, 7));
        return found.spread().stops().stream()
                .map(
                        stop ->
                                "%s %s: %s"
                                        .formatted(
                                                stop.controlPlane(),
                                                stop.whereabouts().standing(),
                                                stop.whereabouts().verdict().sentence()))
                .collect(joining("\n"));
    }

    @Test
    void isWhereItIsApplied() {
        assertThat(where(delivered(), 1))
                .isEqualTo(
                        """
                        fleet/east ARRIVED: Commit abc0001 is applied: 4 objects.
                        fleet/west ARRIVED: Commit abc0001 is applied: 4 objects.""");
    }

    @Test
    void isMissingWhileItIsNotRendered() {
        assertThat(where(delivered().and(commit(2)), 2))
                .contains(
                        "fleet/east MISSING: Commit abc0002 is not rendered for"
                                + " Kustomization/flux-system/apps yet.");
    }

    @Test
    void isThereWithoutChangingAnything() {
        assertThat(where(delivered().and(commit(2), evaluated(PARTITION, 2)), 2))
                .contains(
                        "fleet/east UNCHANGED: Found unchanged: this commit touches nothing of this"
                                + " delivery, which stands as commit abc0001 left it.");
    }

    @Test
    void isMissingWhereTheControlPlaneIsAway() {
        var told =
                delivered()
                        .and(
                                commit(2),
                                placement(EAST, 2, 2),
                                placement(WEST, 2, 2),
                                rendering(2, placed(EAST, 2), placed(WEST, 2)),
                                evaluated(PARTITION, 2),
                                ready(placement(EAST, 2, 2)),
                                unreachable(WEST));

        assertThat(where(told, 2))
                .isEqualTo(
                        """
                        fleet/east ARRIVED: Commit abc0002 is applied: 4 objects.
                        fleet/west MISSING: Control plane fleet/west is unreachable (connection \
                        refused); commit abc0002 is applied as soon as it is back.""");
    }

    @Test
    void isMissingWhereItCannotBeRendered() {
        var told =
                delivered()
                        .and(
                                commit(2),
                                renderFailed(placement(EAST, 1, 1), 2, 2),
                                renderFailed(placement(WEST, 1, 1), 2, 2),
                                rendering(2, placed(EAST, 1), placed(WEST, 1)),
                                evaluated(PARTITION, 2));

        assertThat(where(told, 2))
                .contains("fleet/east MISSING: Commit abc0002 cannot be rendered: deploy/apps/web");
        assertThat(where(told, 1)).contains("fleet/east ARRIVED: Commit abc0001 is applied");
    }

    @Test
    void staysWhereItIsWhileANewerOneCannotBeRendered() {
        var failed = renderFailed(placement(EAST, 1, 1), 2, 2);
        var told =
                delivered()
                        .and(
                                commit(2),
                                failed,
                                outcomeOf(failed),
                                rendering(2, placed(EAST, 2), placed(WEST, 1)),
                                evaluated(PARTITION, 2));

        assertThat(where(told, 1))
                .contains(
                        "fleet/east ARRIVED: Commit abc0001 is applied and stays while commit"
                                + " abc0002 cannot be rendered.");
    }

    /// What apply-service says of a placement that is to stay as it is.
    private static ApplyOutcome outcomeOf(RenderFailed failed) {
        var of = failed(placement(EAST, 2, 2));
        return new ApplyOutcome(
                failed.controlPlane(),
                failed.delivery(),
                failed.generation(),
                failed.source(),
                failed.commitGeneration(),
                failed.commit(),
                of.phase(),
                of.conditions(),
                of.objects(),
                0,
                0,
                List.of(),
                of.identity(),
                new ApplyOutcome.Timings(
                        of.timings().seenAt(),
                        of.timings().startedAt(),
                        null,
                        of.timings().finishedAt()));
    }

    @Test
    void isSupersededByANewerOne() {
        var told =
                delivered()
                        .and(
                                commit(2),
                                placement(EAST, 2, 2),
                                placement(WEST, 2, 2),
                                rendering(2, placed(EAST, 2), placed(WEST, 2)));

        assertThat(where(told, 1)).contains("fleet/east SUPERSEDED: Superseded by commit abc0002.");
    }

    @Test
    void isSupersededByANewerOneThatLeftItAsItWas() {
        var told = delivered().and(commit(2), commit(3), evaluated(PARTITION, 3));

        assertThat(where(told, 2))
                .contains(
                        "fleet/east SUPERSEDED: Superseded by commit abc0003, which left it as it"
                                + " was before.");
    }

    @Test
    void isThereAgainAfterAForcedPushBackToIt() {
        var told = delivered().and(commit(2));
        var back = commit(1);
        told.and(
                new CommitEvent(
                        back.source(),
                        generation(3),
                        back.commit(),
                        back.tree(),
                        back.ref(),
                        back.author(),
                        back.message(),
                        back.hintedAt(),
                        back.fetchStartedAt(),
                        back.fetchedAt()),
                evaluated(PARTITION, 3));

        assertThat(where(told, 1)).contains("fleet/east ARRIVED");
    }

    @Test
    void isNotKnown() {
        assertThat(CommitSearch.of(delivered().facts(), "fffffff"))
                .isInstanceOf(CommitSearch.Unknown.class);
    }

    @Test
    void isNamedByTooFewDigits() {
        assertThat(CommitSearch.of(delivered().and(commit(2)).facts(), "abc000"))
                .isEqualTo(new CommitSearch.Ambiguous(List.of(sha(1), sha(2))));
    }
}
