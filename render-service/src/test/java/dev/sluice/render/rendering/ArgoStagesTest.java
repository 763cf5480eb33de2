package dev.sluice.render.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.Layout;
import dev.sluice.events.Problem;
import dev.sluice.events.Stage;
import dev.sluice.events.Stage.Hook;
import dev.sluice.events.Stage.HookDeletion;
import dev.sluice.events.Target;
import dev.sluice.helm.function.Draws;
import dev.sluice.helm.function.Surroundings;
import dev.sluice.helm.function.Surroundings.Lookup;
import dev.sluice.manifest.tree.MapSourceTree;
import dev.sluice.render.Examples;
import dev.sluice.render.chart.Circumstances;
import dev.sluice.render.chart.Questions;
import dev.sluice.render.rendering.DeliveryRenderer.Commit;
import dev.sluice.render.rendering.DeliveryRenderer.Given;
import dev.sluice.render.substitution.Variables;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArgoStagesTest {

    private static final Layout DIRECTORY = new Layout.ArgoDirectory(false, "", "");
    private static final Layout KUSTOMIZATION = new Layout.ArgoKustomization(Map.of());

    private final Map<String, String> files = new LinkedHashMap<>();

    @Test
    void plainManifestsHaveWavesAndHooks() {
        object("Job", "migrate", "argocd.argoproj.io/hook: PreSync");
        object("ConfigMap", "late", "argocd.argoproj.io/sync-wave: '3'");
        object("ConfigMap", "plain", "team: shop");

        var stages = stages(DIRECTORY);

        assertThat(stages)
                .containsEntry(
                        "migrate",
                        new Stage(
                                List.of(Hook.PRE_INSTALL, Hook.PRE_UPGRADE),
                                0,
                                List.of(HookDeletion.BEFORE_CREATION)))
                .containsEntry("late", Stage.ofWave(3))
                .containsEntry("plain", null);
    }

    @Test
    void aKustomizationsObjectsHaveThemAsBuilt() {
        object("ConfigMap", "one", "team: shop");
        files.put(
                "app/kustomization.yaml",
                """
                resources: [one.yaml]
                commonAnnotations: {argocd.argoproj.io/sync-wave: "-1"}
                """);

        assertThat(stages(KUSTOMIZATION)).containsEntry("one", Stage.ofWave(-1));
    }

    @Test
    void toFluxTheyAreAnnotationsLikeOthers() {
        object("Job", "migrate", "argocd.argoproj.io/hook: PreSync");

        assertThat(stages(new Layout.FluxDirectory())).containsEntry("migrate", null);
    }

    @Test
    void aSyncHookRunsWithItsWaveAndMayRunAtOtherMomentsToo() {
        object(
                "Job",
                "seed",
                "argocd.argoproj.io/hook: 'PreSync,Sync', argocd.argoproj.io/sync-wave: '2',"
                        + " argocd.argoproj.io/hook-delete-policy: 'HookSucceeded,HookFailed'");

        assertThat(stages(DIRECTORY))
                .containsEntry(
                        "seed",
                        new Stage(
                                List.of(Hook.PRE_INSTALL, Hook.PRE_UPGRADE, Hook.SYNC),
                                2,
                                List.of(HookDeletion.SUCCEEDED, HookDeletion.FAILED)));
    }

    @Test
    void hooksOfAWaveRunInTheOrderOfTheirKinds() {
        object("Job", "a-migrate", "argocd.argoproj.io/hook: PreSync");
        object("ServiceAccount", "z-migrate", "argocd.argoproj.io/hook: PreSync");
        object("ConfigMap", "settings", "team: shop");

        assertThat(stages(DIRECTORY).keySet())
                .containsExactly("settings", "z-migrate", "a-migrate");
    }

    @Test
    void whatIsSkippedOrRunsAtNoMomentIsLeftOut() {
        object("ConfigMap", "skipped", "argocd.argoproj.io/hook: Skip");
        object("ConfigMap", "both", "argocd.argoproj.io/hook: 'Skip, PostSync'");
        object("ConfigMap", "test", "helm.sh/hook: test");
        object("ConfigMap", "crd", "helm.sh/hook: crd-install");
        object(
                "ConfigMap",
                "helms",
                "{argocd.argoproj.io/hook: Later, helm.sh/hook: post-install}");
        object("ConfigMap", "unknown", "argocd.argoproj.io/hook: Later");
        object("ConfigMap", "failing", "argocd.argoproj.io/hook: SyncFail");
        object("ConfigMap", "ending", "argocd.argoproj.io/hook: 'PostSync,SyncFail'");

        var rendering = rendering(DIRECTORY);

        assertThat(stages(rendering).keySet())
                .containsExactlyInAnyOrder("both", "crd", "helms", "ending");
        assertThat(rendering.problems())
                .extracting(Problem::reason)
                .containsExactly("HookLeftOut", "HookLeftOut", "HookLeftOut");
        assertThat(rendering.problems())
                .extracting(Problem::message)
                .anySatisfy(words -> assertThat(words).contains("failing", "where a sync fails"))
                .anySatisfy(words -> assertThat(words).contains("ending", "where a sync fails"))
                .anySatisfy(words -> assertThat(words).contains("unknown", "names no moment"));
    }

    private void object(String kind, String name, String annotations) {
        var version = kind.equals("Job") ? "batch/v1" : "v1";
        files.put(
                "app/" + name + ".yaml",
                """
                apiVersion: %s
                kind: %s
                metadata:
                  name: %s
                  annotations: %s
                """
                        .formatted(
                                version,
                                kind,
                                name,
                                annotations.startsWith("{")
                                        ? annotations
                                        : "{" + annotations + "}"));
    }

    private Map<String, @Nullable Stage> stages(Layout layout) {
        return stages(rendering(layout));
    }

    private static Map<String, @Nullable Stage> stages(Rendering.Rendered rendering) {
        var stages = new LinkedHashMap<String, @Nullable Stage>();
        rendering.objects().forEach(object -> stages.put(object.ref().name(), object.stage()));
        return stages;
    }

    private Rendering.Rendered rendering(Layout layout) {
        var tree = MapSourceTree.builder();
        files.forEach(tree::file);
        var usual = Examples.delivery("app", new Target.Local());
        var delivery =
                new DeliveryDeclaration(
                        usual.delivery(),
                        usual.source(),
                        usual.path(),
                        layout,
                        usual.target(),
                        null,
                        null,
                        false,
                        Map.of(),
                        Map.of(),
                        false,
                        List.of(),
                        usual.policy());
        var circumstances =
                new Circumstances(
                        List.of(),
                        Optional.empty(),
                        new Questions(),
                        new Surroundings(Instant.EPOCH, Draws.none("no key"), Lookup.NOTHING));
        return (Rendering.Rendered)
                new DeliveryRenderer(RenderLimits.DEFAULT)
                        .render(
                                tree.build(),
                                new Commit("4b825dc", "https://git.example.org/web.git", rules()),
                                delivery,
                                new Given(Variables.NONE, circumstances));
    }

    private static SourceRules rules() {
        return new SourceRules(false, null);
    }
}
