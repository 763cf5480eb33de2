package dev.sluice.apply;

import static dev.sluice.apply.Space.bundle;
import static dev.sluice.apply.Space.reason;
import static dev.sluice.apply.Space.reasons;
import static dev.sluice.apply.Space.staged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.events.ApplyOutcome.Phase;
import dev.sluice.events.DeliveryDeclaration.Deletion;
import dev.sluice.events.DeliveryDeclaration.Policy;
import dev.sluice.events.Generation;
import dev.sluice.events.Intervention;
import dev.sluice.events.ManifestBundle.BundledObject;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.Stage;
import dev.sluice.events.Stage.Hook;
import dev.sluice.events.Stage.HookDeletion;
import dev.sluice.stack.KubernetesApi;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Hooks and waves on a real control plane, without a broker. Nothing runs Jobs there: the tests
/// say what their controller would.
class HooksIT {

    @TempDir static Path directory;
    private static KubernetesApi api;

    private Space space;

    @BeforeAll
    static void startControlPlane() {
        api = KubernetesApi.start(directory, "local");
    }

    @AfterAll
    static void stopControlPlane() {
        api.close();
    }

    @BeforeEach
    void enter() {
        space = new Space(api, directory);
    }

    @AfterEach
    void leave() {
        space.close();
    }

    @Test
    void aHookBeforeTheInstallationIsWaitedFor() {
        var placement =
                space.place(
                        1,
                        bundle(
                                hook("migrate", Hook.PRE_INSTALL, Hook.PRE_UPGRADE),
                                space.configMap("one", "1")));
        var waiting = space.replica.awaitOutcome(placement, Phase.WAITING);
        assertThat(reason(waiting)).isEqualTo("HookRunning");
        assertThat(waiting.conditions().getFirst().message())
                .isEqualTo(
                        "the pre-install hook batch/Job %s/migrate waits: 0 of 1 pods have succeeded"
                                .formatted(space.name));
        assertThat(space.exists("configmap", "one")).isFalse();

        space.succeed("migrate");

        assertThat(space.replica.awaitOutcome(placement, Phase.READY).results()).isEmpty();
        assertThat(space.exists("configmap", "one")).isTrue();
        assertThat(space.exists("job", "migrate")).isTrue();
    }

    @Test
    void aHookFindsTheKindsAndNamespacesOfItsDelivery() {
        var objects =
                Manifests.of(
                        """
                        apiVersion: apiextensions.k8s.io/v1
                        kind: CustomResourceDefinition
                        metadata: {name: gates.%1$s.dev}
                        spec:
                          group: %1$s.dev
                          scope: Namespaced
                          names: {kind: Gate, plural: gates, singular: gate}
                          versions:
                          - name: v1
                            served: true
                            storage: true
                            schema:
                              openAPIV3Schema:
                                type: object
                                x-kubernetes-preserve-unknown-fields: true
                        ---
                        {apiVersion: v1, kind: Namespace, metadata: {name: %1$s-gates}}
                        """
                                .formatted(space.name));
        var gate =
                Manifests.of(
                        "{apiVersion: %1$s.dev/v1, kind: Gate, metadata: {name: one, namespace: %1$s-gates}}"
                                .formatted(space.name));
        var stage = new Stage(List.of(Hook.PRE_INSTALL), 0, List.of());

        var placement = space.place(1, bundle(objects, staged(stage, gate)));

        assertThat(space.replica.awaitOutcome(placement, Phase.READY).results()).isEmpty();
    }

    @Test
    void aHookRunsOnceWhateverDriftsOrRestarts() {
        var placement =
                space.place(
                        1, bundle(hook("migrate", Hook.PRE_INSTALL), space.configMap("one", "1")));
        space.replica.awaitOutcome(placement, Phase.WAITING);
        String uid = space.uid("job", "migrate");

        space.restart();
        space.succeed("migrate");
        space.replica.awaitOutcome(placement, Phase.READY);
        space.kubectl("delete", "configmap", "one", "-n", space.name);
        await().until(() -> space.exists("configmap", "one"));
        space.kubectl("delete", "job", "migrate", "-n", space.name);
        space.restart();
        space.kubectl("delete", "configmap", "one", "-n", space.name);
        await().until(() -> space.exists("configmap", "one"));

        assertThat(uid).isNotEmpty();
        assertThat(space.exists("job", "migrate")).isFalse();
    }

    @Test
    void anUpgradeRunsTheHookAnewAfterDeletingItsFormerRun() {
        space.succeedAfter(
                () ->
                        space.place(
                                1,
                                bundle(
                                        hook("migrate", Hook.PRE_INSTALL, Hook.PRE_UPGRADE),
                                        hook("only-once", Hook.POST_INSTALL),
                                        space.configMap("one", "1"))),
                "migrate",
                "only-once");
        String first = space.uid("job", "migrate");
        String once = space.uid("job", "only-once");

        var second =
                space.place(
                        2,
                        bundle(
                                hook("migrate", Hook.PRE_INSTALL, Hook.PRE_UPGRADE),
                                hook("only-once", Hook.POST_INSTALL),
                                space.configMap("one", "2")));

        space.replica.awaitOutcome(second, Phase.WAITING);
        assertThat(space.uid("job", "migrate")).isNotEmpty().isNotEqualTo(first);
        assertThat(space.field("configmap", "one", ".data.key")).isEqualTo("1");
        space.succeed("migrate");
        space.replica.awaitOutcome(second, Phase.READY);
        assertThat(space.field("configmap", "one", ".data.key")).isEqualTo("2");
        assertThat(space.uid("job", "only-once")).isEqualTo(once);
    }

    @Test
    void anInstallationThatFailedIsStillOne() {
        var first =
                space.place(
                        1, bundle(hook("migrate", Hook.PRE_INSTALL), space.configMap("one", "1")));
        space.replica.awaitOutcome(first, Phase.WAITING);
        space.fail("migrate");
        space.replica.awaitOutcome(first, Phase.FAILED);

        var second =
                space.place(
                        2, bundle(hook("migrate", Hook.PRE_INSTALL), space.configMap("one", "2")));

        space.replica.awaitOutcome(second, Phase.WAITING);
        space.succeed("migrate");
        space.replica.awaitOutcome(second, Phase.READY);
    }

    @Test
    void aHookThatFailsSaysWhyAndIsNotTriedAgainByItself() {
        var placement =
                space.place(
                        1, bundle(hook("migrate", Hook.PRE_INSTALL), space.configMap("one", "1")));
        space.replica.awaitOutcome(placement, Phase.WAITING);
        String uid = space.uid("job", "migrate");

        space.fail("migrate");

        var failed = space.replica.awaitOutcome(placement, Phase.FAILED);
        assertThat(reason(failed)).isEqualTo("HookFailed");
        assertThat(failed.conditions().getFirst().message())
                .contains("pre-install hook batch/Job " + space.name + "/migrate")
                .contains("Job has reached the specified backoff limit");
        assertThat(reasons(failed)).containsExactly("HookFailed");
        space.restart();
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> space.uid("job", "migrate").equals(uid));
        assertThat(space.exists("configmap", "one")).isFalse();

        space.log.interventions.put(
                space.web,
                new Intervention(
                        space.web,
                        Instant.now(),
                        List.of(),
                        null,
                        "ada",
                        Instant.now(),
                        "it is mended"));
        space.replica.fleet.intervened(space.log.interventions.get(space.web));

        space.replica.awaitOutcome(placement, Phase.WAITING);
        await().until(
                        () ->
                                !space.uid("job", "migrate").equals(uid)
                                        && space.exists("job", "migrate"));
        space.succeed("migrate");
        space.replica.awaitOutcome(placement, Phase.READY);
    }

    @Test
    void aCommitThatCannotBeRenderedLetsNothingPassAHookThatFailed() {
        var placement =
                space.place(
                        1, bundle(hook("migrate", Hook.PRE_INSTALL), space.configMap("one", "1")));
        space.replica.awaitOutcome(placement, Phase.WAITING);
        space.fail("migrate");
        space.replica.awaitOutcome(placement, Phase.FAILED);

        var broken = InMemoryLog.renderFailed(placement, 2);
        space.replica.place(broken);

        var failed = space.replica.awaitOutcome(broken, Phase.FAILED);
        assertThat(reason(failed)).isEqualTo("RenderFailed");
        assertThat(reasons(failed)).containsExactly("HookFailed");
        assertThat(space.exists("configmap", "one")).isFalse();
    }

    @Test
    void aCommitThatCannotBeRenderedLetsTheHooksBeforeItRunToTheirEnd() {
        var placement =
                space.place(
                        1,
                        bundle(
                                hook("migrate", Hook.PRE_INSTALL),
                                hook("tell", Hook.POST_INSTALL),
                                space.configMap("one", "1")));
        space.replica.awaitOutcome(placement, Phase.WAITING);
        var broken = InMemoryLog.renderFailed(placement, 2);
        space.replica.place(broken);
        space.replica.awaitOutcome(broken, Phase.FAILED);

        space.succeed("migrate");

        await().until(() -> space.exists("configmap", "one"));
        await().until(() -> space.exists("job", "tell"));
        space.succeed("tell");
        space.replica.awaitOutcome(broken, Phase.FAILED);
    }

    @Test
    void hooksRunByWeightAndAreCleanedUpWhenAllSucceeded() {
        var late =
                new Stage(
                        List.of(Hook.PRE_INSTALL),
                        5,
                        List.of(HookDeletion.BEFORE_CREATION, HookDeletion.SUCCEEDED));
        var early = new Stage(List.of(Hook.PRE_INSTALL), -5, List.of(HookDeletion.SUCCEEDED));
        var placement =
                space.place(
                        1,
                        bundle(
                                staged(late, space.job("late")),
                                staged(early, space.job("early")),
                                space.configMap("one", "1")));
        space.replica.awaitOutcome(placement, Phase.WAITING);
        assertThat(space.exists("job", "early")).isTrue();
        assertThat(space.exists("job", "late")).isFalse();

        space.succeed("early");
        await().until(() -> space.exists("job", "late"));
        assertThat(space.exists("job", "early")).isTrue();
        space.succeed("late");

        space.replica.awaitOutcome(placement, Phase.READY);
        assertThat(space.exists("job", "early")).isFalse();
        assertThat(space.exists("job", "late")).isFalse();
        assertThat(space.exists("configmap", "one")).isTrue();
    }

    @Test
    void aHookThatFailedIsCleanedUpWhereItsPolicySaysSo() {
        var stage = new Stage(List.of(Hook.PRE_INSTALL), 0, List.of(HookDeletion.FAILED));
        var placement = space.place(1, staged(stage, space.job("migrate")));
        space.replica.awaitOutcome(placement, Phase.WAITING);

        space.fail("migrate");

        space.replica.awaitOutcome(placement, Phase.FAILED);
        await().until(() -> !space.exists("job", "migrate"));
        assertThat(reason(space.log.outcomes.get(placement.key()))).isEqualTo("HookFailed");
    }

    @Test
    void aHookAfterTheObjectsRunsWhenTheyAreHealthy() {
        var p = InMemoryLog.POLICY;
        var waits =
                new Policy(
                        true,
                        false,
                        true,
                        false,
                        true,
                        p.deletion(),
                        p.timeout(),
                        p.retryInterval(),
                        null);
        var placement =
                space.place(
                        1,
                        waits,
                        bundle(space.deployment("web"), hook("smoke", Hook.POST_INSTALL)));
        assertThat(reason(space.replica.awaitOutcome(placement, Phase.APPLIED)))
                .isEqualTo("Progressing");
        assertThat(space.exists("job", "smoke")).isFalse();

        space.available("web");
        await().until(() -> space.exists("job", "smoke"));
        await().until(() -> reason(space.log.outcomes.get(placement.key())).equals("HookRunning"));
        space.succeed("smoke");

        space.replica.awaitOutcome(placement, Phase.READY);
    }

    @Test
    void aHookThatIsNotAJobIsDoneWhenItIsThere() {
        var stage = new Stage(List.of(Hook.PRE_INSTALL), 0, List.of());
        var placement =
                space.place(
                        1,
                        bundle(
                                staged(stage, space.configMap("settings", "1")),
                                space.configMap("one", "1")));

        var outcome = space.replica.awaitOutcome(placement, Phase.READY);

        assertThat(outcome.applied()).isEqualTo(1);
        assertThat(space.exists("configmap", "settings")).isTrue();
        space.kubectl("delete", "configmap", "settings", "-n", space.name);
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(5))
                .until(() -> !space.exists("configmap", "settings"));
    }

    @Test
    void whatIsNotOursMakesNoRoomForAHook() {
        space.kubectl("create", "job", "migrate", "--image=x", "-n", space.name);
        String uid = space.uid("job", "migrate");

        var placement = space.place(1, hook("migrate", Hook.PRE_INSTALL));

        var failed = space.replica.awaitOutcome(placement, Phase.FAILED);
        assertThat(reasons(failed)).containsExactly("HookInTheWay");
        assertThat(space.uid("job", "migrate")).isEqualTo(uid);
    }

    @Test
    void aHookThatLeftTheBundleIsPruned() {
        space.succeedAfter(
                () ->
                        space.place(
                                1,
                                bundle(
                                        hook("migrate", Hook.PRE_INSTALL),
                                        space.configMap("one", "1"))),
                "migrate");

        var second = space.place(2, space.configMap("one", "1"));

        assertThat(space.replica.awaitOutcome(second, Phase.READY).pruned()).isEqualTo(1);
        assertThat(space.exists("job", "migrate")).isFalse();
    }

    @Test
    void hooksRunBeforeAndAfterTheEnd() {
        var placement =
                space.place(
                        1,
                        bundle(
                                hook("before", Hook.PRE_DELETE),
                                hook("after", Hook.POST_DELETE),
                                space.configMap("one", "1")));
        space.replica.awaitOutcome(placement, Phase.READY);
        assertThat(space.exists("job", "before")).isFalse();

        var removal =
                new PlacementRemoval(
                        space.controlPlane,
                        space.web,
                        new Generation(1, 2),
                        Deletion.DELETE,
                        false);
        space.replica.place(removal);
        var waiting = space.replica.awaitOutcome(removal, Phase.WAITING);
        assertThat(waiting.conditions().getFirst().message()).contains("pre-delete hook");
        assertThat(space.exists("configmap", "one")).isTrue();
        space.restart();
        space.succeed("before");
        await().until(() -> space.exists("job", "after"));
        assertThat(space.exists("configmap", "one")).isFalse();
        space.succeed("after");

        space.replica.awaitOutcome(removal, Phase.REMOVED);
        await().until(() -> !space.exists("job", "before") && !space.exists("job", "after"));
    }

    @Test
    void aWaveWaitsForTheOneBeforeIt() {
        var placement =
                space.place(
                        1,
                        bundle(
                                staged(Stage.ofWave(1), space.configMap("one", "1")),
                                staged(Stage.ofWave(0), space.deployment("web"))));
        var waiting = space.replica.awaitOutcome(placement, Phase.WAITING);
        assertThat(reason(waiting)).isEqualTo("WaveProgressing");
        assertThat(reasons(waiting)).containsExactly("NotReady");
        assertThat(space.exists("configmap", "one")).isFalse();

        space.available("web");

        space.replica.awaitOutcome(placement, Phase.READY);
        assertThat(space.exists("configmap", "one")).isTrue();
    }

    @Test
    void aHookOfAWaveRunsAfterItsObjectsAndHoldsBackTheNextWave() {
        var seed = new Stage(List.of(Hook.SYNC), 1, List.of(HookDeletion.SUCCEEDED));
        var objects =
                bundle(
                        space.configMap("base", "1"),
                        staged(seed, space.job("seed")),
                        staged(Stage.ofWave(2), space.configMap("top", "1")));
        var placement = space.place(1, objects);
        var waiting = space.replica.awaitOutcome(placement, Phase.WAITING);
        assertThat(waiting.conditions().getFirst().message())
                .contains("the sync hook batch/Job %s/seed".formatted(space.name));
        assertThat(space.exists("configmap", "base")).isTrue();
        assertThat(space.exists("configmap", "top")).isFalse();
        space.kubectl("delete", "configmap", "base", "-n", space.name);
        await().until(() -> space.exists("configmap", "base"));

        space.succeed("seed");

        space.replica.awaitOutcome(placement, Phase.READY);
        assertThat(space.exists("configmap", "top")).isTrue();
        assertThat(space.exists("job", "seed")).isFalse();
        space.restart();
        space.kubectl("delete", "configmap", "top", "-n", space.name);
        await().until(() -> space.exists("configmap", "top"));
        assertThat(space.exists("job", "seed")).isFalse();
    }

    @Test
    void aHookOfAWaveWaitsForTheWavesBeforeItAndStopsTheRestWhereItFails() {
        var check = new Stage(List.of(Hook.SYNC), 1, List.of());
        var placement =
                space.place(
                        1,
                        bundle(
                                space.deployment("web"),
                                staged(check, space.job("check")),
                                hook("last", Hook.POST_INSTALL)));
        assertThat(reason(space.replica.awaitOutcome(placement, Phase.WAITING)))
                .isEqualTo("WaveProgressing");
        assertThat(space.exists("job", "check")).isFalse();
        space.available("web");
        await().until(() -> space.exists("job", "check"));

        space.fail("check");

        var failed = space.replica.awaitOutcome(placement, Phase.FAILED);
        assertThat(failed.conditions().getFirst().message())
                .contains("sync hook batch/Job " + space.name + "/check")
                .contains("Job has reached the specified backoff limit");
        assertThat(space.exists("job", "last")).isFalse();
    }

    private List<BundledObject> hook(String job, Hook... moments) {
        return staged(new Stage(List.of(moments), 0, List.of()), space.job(job));
    }
}
