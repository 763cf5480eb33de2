package dev.sluice.status.explanation;

import static dev.sluice.status.Sample.APPS;
import static dev.sluice.status.Sample.DEFINED;
import static dev.sluice.status.Sample.EAST;
import static dev.sluice.status.Sample.PODINFO;
import static dev.sluice.status.Sample.WEST;
import static dev.sluice.status.Sample.commit;
import static dev.sluice.status.Sample.controlPlane;
import static dev.sluice.status.Sample.delivery;
import static dev.sluice.status.Sample.end;
import static dev.sluice.status.Sample.evaluated;
import static dev.sluice.status.Sample.failed;
import static dev.sluice.status.Sample.fetchFailed;
import static dev.sluice.status.Sample.outcome;
import static dev.sluice.status.Sample.placed;
import static dev.sluice.status.Sample.placement;
import static dev.sluice.status.Sample.reachable;
import static dev.sluice.status.Sample.ready;
import static dev.sluice.status.Sample.refused;
import static dev.sluice.status.Sample.removal;
import static dev.sluice.status.Sample.renderFailed;
import static dev.sluice.status.Sample.rendering;
import static dev.sluice.status.Sample.source;
import static dev.sluice.status.Sample.unreachable;
import static dev.sluice.status.board.Told.PARTITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ApplyOutcome.Condition;
import dev.sluice.events.ApplyOutcome.Phase;
import dev.sluice.events.ApplyOutcome.Status;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.Problem;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.Topic;
import dev.sluice.status.board.Told;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    /// One delivery, applied on one control plane.
    private static Told delivered() {
        return Told.of(
                source(),
                controlPlane(EAST),
                reachable(EAST),
                delivery(),
                commit(1),
                placement(EAST, 1, 1),
                rendering(1, placed(EAST, 1)),
                evaluated(PARTITION, 1),
                ready(placement(EAST, 1, 1)));
    }

    private static DeliveryStatus status(Told told) {
        return Explanation.of(told.delivery(APPS));
    }

    private static String told(Told told) {
        var verdict = status(told).verdict();
        return verdict.state()
                + " "
                + verdict.reason()
                + ": "
                + verdict.sentence()
                + (verdict.nextStep() == null ? "" : " > " + verdict.nextStep());
    }

    @Test
    void isReadyWhenTheNewestCommitIsApplied() {
        assertThat(told(delivered()))
                .isEqualTo("READY Ready: Commit abc0001 is applied: 4 objects.");
    }

    @Test
    void isNotReadyWhileANewerCommitIsNotRendered() {
        var told = delivered().and(commit(2));

        assertThat(told(told))
                .isEqualTo(
                        "RENDERING CommitNotRendered: Commit abc0002 of"
                                + " GitRepository/flux-system/podinfo is not rendered yet.");
    }

    @Test
    void isReadyAgainWhenANewerCommitIsFoundUnchanged() {
        var told = delivered().and(commit(2), evaluated(PARTITION, 2));

        assertThat(told(told)).startsWith("READY");
    }

    @Test
    void isHeldWhereItsSelectorLostControlPlanesAtOnce() {
        var shrank =
                Problem.error(
                        "SelectionShrank",
                        "the selector no longer matches 1 of the 1 control planes",
                        "confirm it");
        var told =
                delivered()
                        .and(
                                rendering(
                                        APPS,
                                        PODINFO,
                                        DEFINED,
                                        1,
                                        List.of(shrank),
                                        placed(EAST, 1)));

        assertThat(told(told))
                .startsWith("HELD SelectionShrank: It is held: the selector no longer matches");
        assertThat(Explanation.of(told.delivery(APPS)).verdict().nextStep())
                .isEqualTo("confirm it");
    }

    @Test
    void isFailedWhileTheNewestRecordAboutItCannotBeRead() {
        var told = delivered().unreadable(Topic.PLACEMENTS, EAST + "/" + APPS, "no JSON");

        assertThat(told(told))
                .startsWith("FAILED UnreadableRecord: The newest record of " + EAST + "/" + APPS)
                .contains("on sluice.placements (partition", "cannot be read: no JSON.");
        assertThat(told(told.and(placement(EAST, 2, 2)))).doesNotContain("UnreadableRecord");
    }

    @Test
    void aRecordThatCannotBeReadAndBelongsToNothingIsListed() {
        var told = delivered().unreadable(Topic.COMMITS, "poison", "no JSON");

        assertThat(told(told)).startsWith("READY");
        assertThat(told.facts().unreadable()).hasSize(1);
    }

    @Test
    void hasEndedWithTheRenderersMemory() {
        var last = rendering(1);
        var ended =
                new RenderingRecord(
                        last.delivery(),
                        last.definitionGeneration(),
                        last.source(),
                        null,
                        null,
                        "1",
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        last.at(),
                        last.at());

        assertThat(new Told().and(last, ended).facts().delivery(APPS)).isEmpty();
    }

    @Test
    void doesNotBelieveAnEvaluationOfAnotherPartition() {
        var told = delivered().and(commit(2), evaluated(PARTITION + 1, 2));

        assertThat(told(told)).startsWith("RENDERING");
    }

    @Test
    void isNotReadyWhileTheOutcomeIsOfAnOlderGeneration() {
        var told =
                delivered()
                        .and(
                                commit(2),
                                placement(EAST, 2, 2),
                                rendering(2, placed(EAST, 2)),
                                evaluated(PARTITION, 2));

        assertThat(told(told)).isEqualTo("APPLYING Applying: Commit abc0002 is being applied.");
    }

    @Test
    void isNotReadyWhileThePlacementThatTheRendererRemembersIsNotRead() {
        var told = delivered().and(commit(2), rendering(2, placed(EAST, 2)));

        assertThat(told(told)).startsWith("RENDERING CommitNotRendered");
    }

    @Test
    void isNotReadyWhileItsDefinitionAsItIsNowIsNotRendered() {
        var told = delivered().and(delivery(APPS, PODINFO, DEFINED.next(), false));

        assertThat(told(told)).startsWith("RENDERING DefinitionNotRendered");
    }

    @Test
    void namesTheFileAndLineOfARefusedDefinition() {
        var told =
                delivered()
                        .and(
                                refused(
                                        new DefinitionId("Kustomization", "flux-system", "apps"),
                                        DEFINED.next()));

        assertThat(told(told))
                .isEqualTo(
                        "REFUSED UnsupportedField: Kustomization/flux-system/apps is refused:"
                                + " apps.yaml:7:3 spec.postBuild is not supported. What was delivered"
                                + " before stays. > Remove spec.postBuild.");
    }

    @Test
    void showsADeliveryThatWasNeverAccepted() {
        var told =
                Told.of(refused(new DefinitionId("Kustomization", "flux-system", "apps"), DEFINED));

        assertThat(told(told)).startsWith("REFUSED");
        assertThat(status(told).placements()).isEmpty();
    }

    @Test
    void namesTheFileAndLineOfAFailedRendering() {
        var told =
                delivered()
                        .and(
                                commit(2),
                                renderFailed(placement(EAST, 1, 1), 2, 2),
                                rendering(2, placed(EAST, 1)),
                                evaluated(PARTITION, 2));

        assertThat(told(told))
                .isEqualTo(
                        "RENDER_FAILED InvalidYaml: Commit abc0002 cannot be rendered:"
                                + " deploy/apps/web.yaml:14:7 a mapping needs a ':'. What commit"
                                + " abc0001 delivered stays. > Correct it and push; the next commit"
                                + " is rendered at once.");
    }

    @Test
    void staysFailedWhenALaterCommitDoesNotTouchTheBrokenFile() {
        var told =
                delivered()
                        .and(
                                commit(2),
                                renderFailed(placement(EAST, 1, 1), 2, 2),
                                rendering(2, placed(EAST, 1)),
                                commit(3),
                                evaluated(PARTITION, 3));

        assertThat(told(told)).startsWith("RENDER_FAILED");
    }

    @Test
    void passesOnWhatTheControlPlaneRejected() {
        var told =
                delivered()
                        .and(
                                commit(2),
                                placement(EAST, 2, 2),
                                rendering(2, placed(EAST, 2)),
                                failed(placement(EAST, 2, 2)));

        assertThat(told(told))
                .isEqualTo(
                        "FAILED Rejected: 1 of 4 objects is rejected: apps/Deployment web/web:"
                                + " spec.replicas must not be negative. > Correct spec.replicas and"
                                + " push.");
    }

    @Test
    void doesNotClaimToKnowAControlPlaneThatIsAway() {
        var told = delivered().and(unreachable(EAST));

        assertThat(told(told))
                .isEqualTo(
                        "UNREACHABLE ControlPlaneUnreachable: Control plane fleet/east is"
                                + " unreachable (connection refused); when it was last reached it"
                                + " held commit abc0001. > Start it.");
    }

    @Test
    void saysThatNobodyRegistersTheControlPlane() {
        var told =
                Told.of(
                        source(),
                        delivery(),
                        commit(1),
                        placement(EAST, 1, 1),
                        rendering(1, placed(EAST, 1)));

        assertThat(told(told)).startsWith("WAITING ControlPlaneUnknown: No definition registers");
    }

    @Test
    void countsTheControlPlanesAndNamesTheWorst() {
        var told =
                delivered()
                        .and(
                                controlPlane(WEST),
                                reachable(WEST),
                                placement(WEST, 1, 1),
                                rendering(1, placed(EAST, 1), placed(WEST, 1)),
                                failed(placement(WEST, 1, 1)));

        assertThat(told(told))
                .startsWith("FAILED Rejected: Ready on 1 of 2 control planes; fleet/west: 1 of 4");
    }

    @Test
    void keepsWhatWasDeliveredReadyWhileItsSourceCannotBeRead() {
        var told = delivered().and(fetchFailed(2, commit(1)));

        assertThat(told(told)).startsWith("READY");
        assertThat(SourceStatus.of(told.facts().source(PODINFO).orElseThrow()).verdict().sentence())
                .isEqualTo(
                        "It cannot be read: git.example.org refuses the credentials. Commit abc0001"
                                + " stays.");
    }

    @Test
    void namesTheSourceThatWasNeverRead() {
        var told = Told.of(source(), delivery(), fetchFailed(1, null));

        assertThat(told(told))
                .isEqualTo(
                        "SOURCE_FAILED AuthenticationFailed: Its source"
                                + " GitRepository/flux-system/podinfo cannot be read:"
                                + " git.example.org refuses the credentials. > Renew the Secret"
                                + " flux-system/podinfo.");
    }

    @Test
    void namesTheSourceThatNobodyDefines() {
        assertThat(told(Told.of(delivery())))
                .startsWith(
                        "WAITING SourceMissing: Its source GitRepository/flux-system/podinfo is not"
                                + " defined.");
    }

    @Test
    void isSuspendedByItsDefinition() {
        var told = delivered().and(delivery(APPS, PODINFO, DEFINED.next(), true), commit(2));

        assertThat(told(told)).startsWith("SUSPENDED Suspended");
    }

    @Test
    void isDriftedWhenSomebodyElseChangedObjects() {
        var placement = placement(EAST, 1, 1);
        var outcome = ready(placement);
        var conditions = new ArrayList<>(outcome.conditions());
        conditions.add(
                new Condition(
                        "Drifted",
                        Status.True,
                        "Drifted",
                        "ConfigMap web/a differs in data.x",
                        placement.at()));
        var told = delivered().and(with(outcome, conditions));

        assertThat(told(told)).isEqualTo("DRIFTED Drifted: ConfigMap web/a differs in data.x.");
    }

    private static ApplyOutcome with(ApplyOutcome outcome, List<Condition> conditions) {
        return new ApplyOutcome(
                outcome.controlPlane(),
                outcome.delivery(),
                outcome.generation(),
                outcome.source(),
                outcome.commitGeneration(),
                outcome.commit(),
                outcome.phase(),
                conditions,
                outcome.objects(),
                outcome.applied(),
                outcome.pruned(),
                outcome.results(),
                outcome.identity(),
                outcome.timings());
    }

    @Test
    void namesTheCommandThatConfirmsAHeldDeletion() {
        var placement = placement(EAST, 1, 1);
        var digest = "sha256:" + "ab".repeat(32);
        var outcome =
                outcome(placement, Phase.HELD, Status.False, "PruneHeld", "too many", List.of());
        var conditions = new ArrayList<>(outcome.conditions());
        conditions.add(
                new Condition(
                        "PruneHeld",
                        Status.True,
                        "Unconfirmed",
                        "12 of 14 objects would be deleted; confirm the deletions " + digest,
                        placement.at()));

        var told = told(delivered().and(with(outcome, conditions)));

        assertThat(told)
                .startsWith("HELD Unconfirmed: 12 of 14 objects would be deleted; confirm")
                .endsWith(
                        "> ./sluice confirm-prune Kustomization/flux-system/apps --control-plane"
                                + " fleet/east --digest "
                                + digest
                                + " --why …");
    }

    @Test
    void namesTheFirstObjectWhereTheOutcomeOnlyCounts() {
        var placement = placement(EAST, 1, 1);
        var outcome =
                outcome(
                        placement,
                        Phase.FAILED,
                        Status.False,
                        "ApplyFailed",
                        "1 object is not applied",
                        failed(placement).results());

        assertThat(told(delivered().and(outcome)))
                .startsWith(
                        "FAILED ApplyFailed: 1 object is not applied. apps/Deployment web/web:"
                                + " spec.replicas must not be negative. > Correct");
    }

    @Test
    void waitsForHealthWhereThatIsAskedFor() {
        var told =
                delivered()
                        .and(
                                outcome(
                                        placement(EAST, 1, 1),
                                        Phase.APPLIED,
                                        Status.False,
                                        "Progressing",
                                        "waiting for apps/Deployment web/web: 1 of 3 replicas",
                                        List.of()));

        assertThat(told(told))
                .isEqualTo(
                        "APPLIED Progressing: waiting for apps/Deployment web/web: 1 of 3"
                                + " replicas.");
    }

    @Test
    void followsAnEndUntilItIsConfirmed() {
        var told = delivered().and(removal(delivery()));
        assertThat(told(told)).startsWith("REMOVING DefinitionRemoved");

        told.and(end(EAST, 2));
        assertThat(told(told)).startsWith("REMOVING");

        told.end(Topic.PLACEMENTS, EAST + "/" + APPS);
        told.end(Topic.RENDERINGS, APPS.toString());
        told.end(Topic.DEFINITIONS, APPS.toString());
        assertThat(told.facts().delivery(APPS)).isEmpty();
    }

    @Test
    void saysThatItGoesNowhere() {
        var told = Told.of(source(), delivery(), commit(1), rendering(1));

        assertThat(told(told)).startsWith("UNPLACED NoControlPlane");
    }
}
