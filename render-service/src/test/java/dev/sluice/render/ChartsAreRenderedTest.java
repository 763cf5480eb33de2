package dev.sluice.render;

import static dev.sluice.render.Examples.EDGE;
import static dev.sluice.render.Examples.LOCAL;
import static dev.sluice.render.Examples.NOON;
import static dev.sluice.render.Examples.SOURCE;
import static dev.sluice.render.Examples.WEB;
import static dev.sluice.render.Examples.commit;
import static dev.sluice.render.Examples.definition;
import static dev.sluice.render.Examples.delivery;
import static dev.sluice.render.Examples.fleet;
import static dev.sluice.render.Examples.source;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.daead.AesSivParameters;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import com.google.crypto.tink.daead.PredefinedDeterministicAeadParameters;
import dev.sluice.events.ChartRelease.Crds;
import dev.sluice.events.ChartRelease.Hooks;
import dev.sluice.events.ChartRelease.Style;
import dev.sluice.events.ChartValues.FileParameter;
import dev.sluice.events.ChartValues.Kind;
import dev.sluice.events.ChartValues.Parameter;
import dev.sluice.events.CommitEvent;
import dev.sluice.events.CommitEvent.Dependencies;
import dev.sluice.events.ControlPlaneFacts;
import dev.sluice.events.ControlPlaneFacts.ServedKind;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.Generation;
import dev.sluice.events.GitRef;
import dev.sluice.events.Layout;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.ManifestBundle.BundledObject;
import dev.sluice.events.Placement;
import dev.sluice.events.Problem;
import dev.sluice.events.RenderFailed;
import dev.sluice.events.ResourceRef;
import dev.sluice.events.SecretReference;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import dev.sluice.events.Stage;
import dev.sluice.events.Stage.Hook;
import dev.sluice.events.Stage.HookDeletion;
import dev.sluice.events.Target;
import dev.sluice.manifest.tree.MapSourceTree;
import dev.sluice.render.placement.Bundling;
import dev.sluice.render.placement.Elsewhere;
import dev.sluice.render.placement.Evaluations;
import dev.sluice.render.placement.InMemoryLedger;
import dev.sluice.render.placement.Meter;
import dev.sluice.render.rendering.DeliveryRenderer;
import dev.sluice.render.rendering.RenderLimits;
import dev.sluice.render.secret.ReferencedValues;
import dev.sluice.render.secret.SealingKeys;
import dev.sluice.render.tree.Commits;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChartsAreRenderedTest {

    private static final AesSivParameters AES_SIV =
            PredefinedDeterministicAeadParameters.AES256_SIV;
    private static final String GAUGES =
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: gauges.example.org}
            spec:
              group: example.org
              scope: Namespaced
              names: {kind: Gauge, plural: gauges}
            """;
    private static final String NAME =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: "%s"}
            """;

    private final InMemoryLedger ledger = new InMemoryLedger(fleet(LOCAL, EDGE));
    private final Map<String, MapSourceTree> trees = new HashMap<>();
    private final List<Meter.Result> results = new ArrayList<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final InMemoryObjects cluster = new InMemoryObjects();
    private Optional<byte[]> keyset = Optional.empty();
    private Instant now = NOON;
    private long generation = 1;
    private final Renderer renderer = renderer();

    @BeforeEach
    void aChart() throws GeneralSecurityException {
        DeterministicAeadConfig.register();
        ledger.sources.put(SOURCE, source(null));
        files.put("web/Chart.yaml", "{apiVersion: v2, name: web, version: 1.0.0}");
        files.put("web/values.yaml", "color: red\nsize: 1\n");
    }

    @Test
    void aReleaseIsRenderedIntoItsNamespace() {
        template("name: {{ .Release.Name }}-{{ .Release.Revision }}-{{ .Release.IsInstall }}");
        define(new ReleaseExample());

        push(1);

        assertThat(data("name")).isEqualTo("web-1-true");
        assertThat(refs()).containsExactly("v1 ConfigMap shop/web");
    }

    @Test
    void valuesComeFromTheChartFilesReferencesTheDefinitionAndParameters() {
        template("all: {{ .Values | toJson | quote }}");
        files.put("values/prod.yaml", "fromFile: 1\ncolor: blue\nlist: [a, b]\n");
        cluster.put("apps", "given", Map.of("values.yaml", "fromMap: 2\ncolor: green\n"));
        cluster.put("apps", "one", Map.of("values.yaml", "7"));
        files.put("web/notice.txt", "by file");
        var release = ReleaseExample.ofArgo().with(Map.of("inline", true, "size", 2));
        release.files.add("values/prod.yaml");
        release.valuesFrom(Kind.CONFIG_MAP, "given", null);
        release.valuesFrom(Kind.CONFIG_MAP, "one", "deep.number");
        release.parameters.add(new Parameter("list[1]", "c", false));
        release.parameters.add(new Parameter("text", "8", true));
        release.fileParameters.add(new FileParameter("notice", "web/notice.txt"));
        define(release);

        push(1);

        assertThat(data("all"))
                .isEqualTo(
                        "{\"color\":\"green\",\"deep\":{\"number\":7},\"fromFile\":1,\"fromMap\":2,"
                                + "\"inline\":true,\"list\":[\"a\",\"c\"],\"notice\":\"by file\","
                                + "\"size\":2,\"text\":\"8\"}");
    }

    @Test
    void aReferencedValueIsReadAsAParameterUnlessItIsQuoted() {
        template("all: {{ .Values | toJson | quote }}");
        files.put("web/values.yaml", "");
        cluster.put("apps", "plain", Map.of("values.yaml", "7"));
        cluster.put("apps", "quoted", Map.of("values.yaml", "'7'"));
        cluster.put("apps", "table", Map.of("values.yaml", "a: {number: 1, text: x}"));
        define(
                new ReleaseExample()
                        .valuesFrom(Kind.CONFIG_MAP, "table", null)
                        .valuesFrom(Kind.CONFIG_MAP, "plain", "a.number")
                        .valuesFrom(Kind.CONFIG_MAP, "quoted", "a.text"));

        push(1);

        assertThat(data("all")).isEqualTo("{\"a\":{\"number\":7,\"text\":\"7\"}}");
    }

    @Test
    void filesMayStandInForTheChartsOwnValues() {
        template("all: {{ .Values | toJson | quote }}");
        files.put("prod.yaml", "color: blue\n");
        var release = new ReleaseExample();
        release.chartFiles.add("prod.yaml");
        define(release);

        push(1);

        assertThat(data("all")).isEqualTo("{\"color\":\"blue\"}");
    }

    @Test
    void aMissingFileIsAProblemUnlessItMayMiss() {
        template("all: {{ .Values.color }}");
        var release = new ReleaseExample();
        release.files.add("nowhere.yaml");
        define(release);
        push(1);
        assertThat(problem().reason()).isEqualTo("ValuesFileMissing");

        release.ignoreMissing = true;
        define(release);
        push(2);

        assertThat(data("all")).isEqualTo("red");
    }

    @Test
    void anErrorNamesTheFileOfTheSourceWhateverTheChartIsCalled() {
        template("name: {{ required \"a name is needed\" .Values.name }}");
        files.put("web/Chart.yaml", "{apiVersion: v2, name: shop, version: 1.0.0}");
        define(new ReleaseExample());

        push(1);

        assertThat(problem().file()).isEqualTo("web/templates/object.yaml");
        assertThat(problem().message()).contains("shop/templates/object.yaml:5");
    }

    @Test
    void anErrorOfATemplateNamesFileLineAndCause() {
        template("name: {{ required \"a name is needed\" .Values.name }}");
        define(new ReleaseExample());

        push(1);

        assertThat(problem().file()).isEqualTo("web/templates/object.yaml");
        assertThat(problem().line()).isEqualTo(5);
        assertThat(problem().message()).contains("a name is needed");
    }

    @Test
    void aCommitThatTouchesNothingOfTheChartRendersNothing() {
        template("color: {{ .Values.color }}");
        files.put("other/file.yaml", "one");
        define(new ReleaseExample());
        push(1);

        files.put("other/file.yaml", "two");
        push(2);
        files.put("web/templates/more.yaml", NAME.formatted("more"));
        push(3);

        assertThat(results)
                .containsExactly(
                        Meter.Result.RENDERED, Meter.Result.UNCHANGED, Meter.Result.RENDERED);
        assertThat(refs()).hasSize(2);
    }

    @Test
    void aWarningStaysWhileNothingChanges() {
        template("a: b");
        hook("back", "post-rollback", "0", "");
        define(new ReleaseExample());
        push(1);
        var before = ledger.memories.get(WEB);

        files.put("other/file.yaml", "two");
        push(2);

        assertThat(results).containsExactly(Meter.Result.RENDERED, Meter.Result.UNCHANGED);
        assertThat(warnings()).extracting(Problem::reason).containsExactly("HookLeftOut");
        assertThat(ledger.memories.get(WEB)).isEqualTo(before);
    }

    @Test
    void hooksRunAtTheirMoments() {
        template("a: b");
        hook("migrate", "pre-install,pre-upgrade", "-5", "hook-succeeded,before-hook-creation");
        hook("smoke", "test", "0", "hook-succeeded");
        hook("back", "post-rollback", "0", "hook-succeeded");
        hook("bye", "pre-delete", "3", "");
        define(new ReleaseExample());

        push(1);

        assertThat(stage("migrate"))
                .isEqualTo(
                        new Stage(
                                List.of(Hook.PRE_INSTALL, Hook.PRE_UPGRADE),
                                -5,
                                List.of(HookDeletion.SUCCEEDED, HookDeletion.BEFORE_CREATION)));
        assertThat(stage("bye").hooks()).containsExactly(Hook.PRE_DELETE);
        assertThat(stage("web")).isNull();
        assertThat(names()).doesNotContain("smoke", "back");
        assertThat(warnings()).extracting(Problem::reason).containsExactly("HookLeftOut");
    }

    @Test
    void hooksThatAreSwitchedOffAreLeftOut() {
        template("a: b");
        hook("migrate", "pre-install,pre-upgrade", "0", "");
        hook("first", "post-install", "0", "");
        var release = new ReleaseExample();
        release.hooks = new Hooks(Style.HELM, false, true, true);
        define(release);

        push(1);

        assertThat(stage("migrate").hooks()).containsExactly(Hook.PRE_UPGRADE);
        assertThat(names()).doesNotContain("first");
    }

    @Test
    void anApplicationsHooksAndWavesAreArgoCdsOwn() {
        template("a: b");
        hook("migrate", "pre-install", "-5", "");
        files.put(
                "web/templates/own.yaml",
                """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: own
                  annotations:
                    helm.sh/hook: pre-install
                    argocd.argoproj.io/hook: PostSync
                    argocd.argoproj.io/hook-delete-policy: HookSucceeded
                """);
        files.put(
                "web/templates/later.yaml",
                """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: later
                  annotations: {argocd.argoproj.io/sync-wave: "2"}
                """);
        define(ReleaseExample.ofArgo());

        push(1);

        assertThat(stage("migrate").hooks()).containsExactly(Hook.PRE_INSTALL, Hook.PRE_UPGRADE);
        assertThat(stage("migrate").wave()).isEqualTo(-5);
        assertThat(stage("own").hooks()).containsExactly(Hook.POST_INSTALL, Hook.POST_UPGRADE);
        assertThat(stage("own").deletions()).containsExactly(HookDeletion.SUCCEEDED);
        assertThat(stage("later")).isEqualTo(Stage.ofWave(2));
    }

    @Test
    void anImageUpdatersFileReplacesTheParametersOfAnApplication() {
        template("a: '{{ .Values.color }} {{ .Values.size }}'");
        files.put(
                "web/.argocd-source-web.yaml",
                """
                helm:
                  parameters:
                  - {name: color, value: green}
                  - {name: size, value: "7", forcestring: true}
                """);
        define(ReleaseExample.ofArgo());
        push(1);
        assertThat(data("a")).isEqualTo("green 7");

        files.remove("web/.argocd-source-web.yaml");
        push(2);

        assertThat(data("a")).isEqualTo("red 1");
    }

    @Test
    void whatAFileMayNotSayOverAnApplicationIsNamedWithItsPlace() {
        template("a: b");
        files.put("web/.argocd-source.yaml", "helm:\n  releaseName: other\n");
        define(ReleaseExample.ofArgo());

        push(1);

        assertThat(problem().reason()).isEqualTo("OverrideNotSupported");
        assertThat(problem().toString()).contains("web/.argocd-source.yaml:2:3");
    }

    @Test
    void definitionsOfKindsFollowTheirPolicy() {
        template("a: b");
        files.put("web/crds/gauge.yaml", GAUGES);
        var release = new ReleaseExample();

        release.crds = Crds.CREATE;
        define(release);
        push(1);
        assertThat(object("gauges.example.org").isOnlyIfAbsent()).isTrue();

        release.crds = Crds.CREATE_REPLACE;
        define(release);
        push(2);
        assertThat(object("gauges.example.org").isOnlyIfAbsent()).isFalse();
        assertThat(object("gauges.example.org").manifest().toString())
                .contains("helm.sh/resource-policy=keep");

        release.crds = Crds.OWNED;
        define(release);
        push(3);
        assertThat(object("gauges.example.org").manifest().toString()).doesNotContain("keep");

        release.crds = Crds.SKIP;
        define(release);
        push(4);
        assertThat(names()).containsExactly("web");
    }

    @Test
    void postRenderersChangeObjectsAndLeaveHooks() {
        template("a: b");
        hook("migrate", "pre-install", "0", "");
        var release = new ReleaseExample();
        release.postRenderers.add(
                Map.of(
                        "patches",
                        List.of(
                                Map.of(
                                        "target",
                                        Map.of("kind", "ConfigMap"),
                                        "patch",
                                        "- {op: add, path: /data/added, value: here}"))));
        define(release);

        push(1);

        assertThat(data("added")).isEqualTo("here");
        assertThat(object("migrate").manifest().toString()).doesNotContain("added");
    }

    @Test
    void labelsOfTheReleaseAreSetOnItsObjectsAlone() {
        template("a: b");
        hook("migrate", "pre-install", "0", "");
        files.put("web/crds/gauge.yaml", GAUGES);
        ledger.definitions.put(
                WEB,
                definition(
                        chart(new ReleaseExample(), new Target.Local(), Map.of("team", "shop")),
                        generation++));

        push(1);

        assertThat(object("web").manifest().toString()).contains("team=shop");
        assertThat(object("migrate").manifest().toString()).doesNotContain("team");
        assertThat(object("gauges.example.org").manifest().toString()).doesNotContain("team");
    }

    @Test
    void controlPlanesThatAnswerAlikeShareABundle() {
        template("modern: {{ .Capabilities.APIVersions.Has \"example.org/v1/Gauge\" | quote }}");
        serves(LOCAL, "v1.34.4", "v1/ConfigMap");
        serves(EDGE, "v1.30.0", "v1/ConfigMap");
        define(new ReleaseExample(), new Target.Listed(List.of(LOCAL, EDGE)));
        push(1);
        assertThat(ledger.bundles).hasSize(1);

        serves(EDGE, "v1.30.1", "v1/ConfigMap", "example.org/v1/Gauge");
        push(2);

        assertThat(data("modern")).isEqualTo("false");
        assertThat(bundle(EDGE).objects().getFirst().manifest().toString()).contains("true");
        assertThat(results).containsExactly(Meter.Result.RENDERED, Meter.Result.RENDERED);
    }

    @Test
    void whatAControlPlaneServesCountsOnlyWhereItIsAskedFor() {
        template("a: b");
        serves(LOCAL, "v1.34.4", "v1/ConfigMap");
        define(new ReleaseExample());
        push(1);

        serves(LOCAL, "v1.35.0", "v1/ConfigMap", "v1/Pod");
        push(2);

        assertThat(results).containsExactly(Meter.Result.RENDERED, Meter.Result.UNCHANGED);
    }

    @Test
    void aControlPlaneThatIsTooOldFailsAlone() {
        template("version: {{ .Capabilities.KubeVersion.Version }}");
        files.put(
                "web/Chart.yaml",
                "{apiVersion: v2, name: web, version: 1.0.0, kubeVersion: '>=1.30.0'}");
        serves(LOCAL, "v1.34.4", "v1/ConfigMap");
        serves(EDGE, "v1.28.0", "v1/ConfigMap");
        define(new ReleaseExample(), new Target.Listed(List.of(LOCAL, EDGE)));

        push(1);

        assertThat(data("version")).isEqualTo("v1.34.4");
        assertThat(ledger.standing(WEB).get(EDGE)).isInstanceOf(RenderFailed.class);
        assertThat(((RenderFailed) ledger.standing(WEB).get(EDGE)).problems().toString())
                .contains(">=1.30.0", "v1.28.0");
    }

    @Test
    void aChartComesOutInAHundredWaysAtMost() {
        template("version: {{ .Capabilities.KubeVersion.Version }}");
        var ids =
                IntStream.rangeClosed(0, 100)
                        .mapToObj(i -> new ControlPlaneId("fleet", "c%03d".formatted(i)))
                        .toList();
        ledger.fleet = fleet(ids.toArray(ControlPlaneId[]::new));
        ids.forEach(id -> serves(id, "v1.34." + ids.indexOf(id), "v1/ConfigMap"));
        define(new ReleaseExample(), new Target.Listed(ids));

        push(1);

        assertThat(ledger.bundles).hasSize(100);
        assertThat(ledger.standing(WEB).get(ids.getLast())).isInstanceOf(RenderFailed.class);
        assertThat(warnings()).extracting(Problem::reason).containsExactly("TooManyRenderings");
    }

    @Test
    void nothingIsPlacedWhereAControlPlaneThatIsAskedWasNeverReached() {
        template("version: {{ .Capabilities.KubeVersion.Version }}");
        define(new ReleaseExample());
        push(1);
        assertThat(ledger.standing(WEB)).isEmpty();
        assertThat(warnings()).extracting(Problem::reason).containsExactly("ControlPlaneNotSeen");

        serves(LOCAL, "v1.34.4", "v1/ConfigMap");
        renderer.evaluate(WEB);

        assertThat(data("version")).isEqualTo("v1.34.4");
    }

    @Test
    void aDefinitionMaySayWhatTheControlPlaneServes() {
        template(
                "all: {{ .Capabilities.KubeVersion.Version }}"
                        + " {{ .Capabilities.APIVersions.Has \"x/v1\" }}");
        var release = ReleaseExample.ofArgo();
        release.kubeVersion = "1.29.3";
        release.apiVersions.add("x/v1");
        define(release);

        push(1);

        assertThat(data("all")).isEqualTo("v1.29.3 true");
    }

    @Test
    void chanceAndTimeStayWhatTheyWere() throws GeneralSecurityException {
        keyset = Optional.of(json(KeysetHandle.generateNew(AES_SIV)));
        template("all: {{ randAlphaNum 20 }} {{ now | date \"2006-01-02T15:04:05\" }}");
        define(new ReleaseExample());
        push(1);
        var before = data("all");

        now = NOON.plusSeconds(3600);
        files.put("web/values.yaml", "color: {");
        push(2);
        files.put("web/values.yaml", "color: blue");
        push(3);

        assertThat(results)
                .containsExactly(
                        Meter.Result.RENDERED, Meter.Result.REJECTED, Meter.Result.RENDERED);
        assertThat(before).endsWith("2026-11-21T12:00:00").isEqualTo(data("all"));
    }

    @Test
    void aRotatedKeyChangesNoPasswordUntilTheOldOneIsGone() throws GeneralSecurityException {
        var first = KeysetHandle.generateNew(AES_SIV);
        keyset = Optional.of(json(first));
        template("all: {{ randAlphaNum 20 }}");
        define(new ReleaseExample());
        push(1);
        var before = data("all");

        var second = KeysetHandle.generateEntryFromParameters(AES_SIV);
        var both =
                KeysetHandle.newBuilder(first)
                        .addEntry(second.withRandomId().makePrimary())
                        .build();
        keyset = Optional.of(json(both));
        renderer.evaluate(WEB);
        assertThat(data("all")).isEqualTo(before);
        assertThat(results).containsExactly(Meter.Result.RENDERED, Meter.Result.UNCHANGED);

        keyset = Optional.of(json(KeysetHandle.generateNew(AES_SIV)));
        renderer.evaluate(WEB);
        assertThat(data("all")).isNotEqualTo(before);
    }

    @Test
    void withoutAKeyNothingCanBeDrawn() {
        template("all: {{ randAlphaNum 20 }}");
        define(new ReleaseExample());

        push(1);

        assertThat(problem().message()).contains("sealing key");
        assertThat(problem().line()).isEqualTo(5);
    }

    @Test
    void whatTakesValuesFromASecretIsSealedWhole() throws GeneralSecurityException {
        keyset = Optional.of(json(KeysetHandle.generateNew(AES_SIV)));
        template("password: {{ .Values.password }}\n  pin: {{ .Values.pin }}");
        cluster.put("apps", "given", Map.of("values.yaml", "password: hunter2\npin: 4711\n"));
        define(new ReleaseExample().valuesFrom(Kind.SECRET, "given", null));

        push(1);

        var object = object("web");
        assertThat(object.manifest().toString())
                .doesNotContain("hunter2", "4711")
                .contains("sluice:sealed:", "sluice:sealed-json:");
        assertThat(object.sealed()).contains("/data/password", "/data/pin");
        assertThat(ledger.memories.get(WEB).toString()).doesNotContain("hunter2", "4711");
    }

    @Test
    void aSecretInANameIsRefusedAndNotTold() throws GeneralSecurityException {
        keyset = Optional.of(json(KeysetHandle.generateNew(AES_SIV)));
        files.put("web/templates/object.yaml", NAME.formatted("{{ .Values.password }}"));
        cluster.put("apps", "given", Map.of("values.yaml", "password: hunter2\nweb: web\n"));
        define(new ReleaseExample().valuesFrom(Kind.SECRET, "given", null));

        push(1);

        assertThat(problem().reason()).isEqualTo("SecretExposed");
        assertThat(problem().message())
                .endsWith("sealed: password of Secret apps/given, key values.yaml");
        assertThat(ledger.standing(WEB).toString()).doesNotContain("hunter2");
    }

    @Test
    void aNameThatOnlyLooksLikeASecretIsNone() throws GeneralSecurityException {
        keyset = Optional.of(json(KeysetHandle.generateNew(AES_SIV)));
        template("password: {{ .Values.password }}");
        cluster.put("apps", "given", Map.of("values.yaml", "password: web\n"));
        define(new ReleaseExample().valuesFrom(Kind.SECRET, "given", null));

        push(1);

        assertThat(names()).containsExactly("web");
    }

    @Test
    void problemsDoNotTellSecrets() throws GeneralSecurityException {
        keyset = Optional.of(json(KeysetHandle.generateNew(AES_SIV)));
        template("a: {{ fail (print \"bad password \" .Values.password) }}");
        cluster.put("apps", "given", Map.of("values.yaml", "password: hunter2\n"));
        define(new ReleaseExample().valuesFrom(Kind.SECRET, "given", null));

        push(1);

        assertThat(problem().message()).contains("bad password ***").doesNotContain("hunter2");
    }

    @Test
    void aMissingReferenceIsAProblem() {
        template("a: b");
        define(new ReleaseExample().valuesFrom(Kind.CONFIG_MAP, "given", null));

        push(1);

        assertThat(problem().reason()).isEqualTo("ValuesMissing");
        assertThat(problem().message()).contains("valuesFrom ConfigMap apps/given");
    }

    @Test
    void otherSourcesBesideAChartAreNoPartOfIt() {
        files.clear();
        files.put("Chart.yaml", "{apiVersion: v2, name: web, version: 1.0.0}");
        files.put(
                "templates/object.yaml",
                NAME.formatted("web")
                        + "data: {a: {{ .Values.a }}, file: '{{ .Files.Get \"$values/prod.yaml\" }}'}");
        files.put("$values/prod.yaml", "a: there");
        var release = ReleaseExample.ofArgo();
        release.files.add("$values/prod.yaml");
        ledger.definitions.put(
                WEB,
                definition(
                        declared(
                                new Layout.HelmChart(release.release()),
                                new Target.Local(),
                                Map.of(),
                                ""),
                        generation++));

        push(1);

        assertThat(data("a")).isEqualTo("there");
        assertThat(data("file")).isEmpty();
    }

    @Test
    void aDirectoryThatHoldsAChartIsOneToArgoCd() {
        template("a: b");
        var detected =
                new Layout.ArgoDetected(
                        new Layout.ArgoDirectory(false, "", ""), ReleaseExample.ofArgo().release());
        ledger.definitions.put(
                WEB,
                definition(declared(detected, new Target.Local(), Map.of(), "web"), generation++));

        push(1);

        assertThat(refs()).containsExactly("v1 ConfigMap shop/web");
    }

    @Test
    void aKustomizationRendersTheChartsOfItsSource() throws GeneralSecurityException {
        keyset = Optional.of(json(KeysetHandle.generateNew(AES_SIV)));
        files.clear();
        files.put("app/charts/web/Chart.yaml", "{apiVersion: v2, name: web, version: 1.0.0}");
        files.put("app/charts/web/values.yaml", "");
        files.put(
                "app/charts/web/templates/object.yaml",
                NAME.formatted("web") + "data: {a: '{{ now }} {{ randAlphaNum 9 }}'}");
        files.put(
                "app/kustomization.yaml",
                "namePrefix: eu-\nhelmCharts: [{name: web, releaseName: web}]\n");
        ledger.definitions.put(WEB, definition(delivery("app", new Target.Local()), 1));
        push(1);
        var before = object("eu-web").manifest();

        now = NOON.plusSeconds(60);
        files.put("app/charts/web/values.yaml", "a: b");
        push(2);

        assertThat(results).containsExactly(Meter.Result.RENDERED, Meter.Result.RENDERED);
        assertThat(object("eu-web").manifest()).isEqualTo(before);
    }

    @Test
    void aChartOfTheSameSourceIsADependencyAsItLies() {
        asksFor("{name: common, version: 1.x, repository: 'file://../libs/common', alias: shared}");
        files.put("libs/common/Chart.yaml", "{apiVersion: v2, name: common, version: 1.2.0}");
        files.put("libs/common/values.yaml", "size: 3\n");
        files.put("libs/common/.helmignore", "draft.yaml\n");
        files.put("libs/common/templates/draft.yaml", NAME.formatted("draft"));
        files.put(
                "libs/common/templates/object.yaml",
                NAME.formatted("{{ .Chart.Name }}-{{ .Values.size }}"));
        define(new ReleaseExample().with(Map.of("shared", Map.of("size", 4))));
        push(1);
        assertThat(names()).containsExactly("shared-4");

        files.put("libs/common/templates/more.yaml", NAME.formatted("more"));
        push(2);

        assertThat(names()).containsExactly("more", "shared-4");
    }

    @Test
    void aDependencyOfTheSameSourceThatIsNotThereIsNamedWithItsLine() {
        asksFor(
                "{name: common, version: 1.x, repository: 'file://../libs/common'}",
                "{name: other, version: 1.x, repository: 'file://../../../other'}",
                "{name: old, version: 1.x, repository: 'file://../libs/old'}",
                "{name: odd, version: 1.x, repository: 'file://../libs/old'}");
        files.put("libs/old/Chart.yaml", "{apiVersion: v2, name: old, version: 0.9.0}");
        define(new ReleaseExample());

        push(1);

        assertThat(((RenderFailed) ledger.standing(WEB).get(LOCAL)).problems())
                .extracting(Problem::toString)
                .satisfiesExactly(
                        problem ->
                                assertThat(problem)
                                        .startsWith("web/Chart.yaml:5:3 ")
                                        .contains("the dependency common is not at libs/common"),
                        problem ->
                                assertThat(problem)
                                        .startsWith("web/Chart.yaml:6:3 ")
                                        .contains("other lies outside of the source"),
                        problem ->
                                assertThat(problem)
                                        .startsWith("web/Chart.yaml:7:3 ")
                                        .contains("has version 0.9.0, and 1.x is asked for"),
                        problem ->
                                assertThat(problem)
                                        .startsWith("web/Chart.yaml:8:3 ")
                                        .contains("libs/old is called old and not odd"));
    }

    @Test
    void aLockDecidesWhichVersionOfTheSameSourceIsMeant() {
        asksFor("{name: common, version: 1.x, repository: 'file://../common'}");
        files.put("common/Chart.yaml", "{apiVersion: v2, name: common, version: 1.2.0}");
        files.put(
                "web/Chart.lock",
                "dependencies: [{name: common, version: 1.1.0, repository: 'file://../common'}]");
        template("a: b");
        define(new ReleaseExample());
        push(1);
        assertThat(problem().message())
                .isEqualTo(
                        "the chart at common has version 1.2.0, and 1.1.0 is asked for by the lock");

        files.put(
                "web/Chart.lock",
                "dependencies: [{name: common, version: 1.2.0, repository: 'file://../common'}]");
        push(2);

        assertThat(names()).containsExactly("web");
    }

    @Test
    void whatADependencyOfTheSameSourceLacksIsAWarning() {
        asksFor("{name: common, version: 1.x, repository: 'file://../common'}");
        files.put(
                "common/Chart.yaml",
                "{apiVersion: v2, name: common, version: 1.2.0, dependencies: [{name: base,"
                        + " version: 1.x, repository: 'file://../base'}]}");
        template("a: b");
        define(new ReleaseExample());

        push(1);

        assertThat(warnings())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.reason()).isEqualTo("NestedDependency");
                            assertThat(problem.line()).isEqualTo(5);
                            assertThat(problem.message()).contains("common asks for base");
                        });
    }

    @Test
    void dependenciesFromElsewhereAreWaitedForAndTheirProblemsAreThoseOfTheChartAlone() {
        template("a: b");
        define(new ReleaseExample());
        push(1, new Dependencies(commit(7).commit(), List.of("web"), Map.of()));
        assertThat(ledger.standing(WEB)).isEmpty();
        assertThat(ledger.memories).isEmpty();

        var missing = Problem.error("DependencyNotFound", "redis is nowhere", "correct it");
        push(2, new Dependencies(commit(2).commit(), List.of(), Map.of("web", List.of(missing))));
        assertThat(ledger.standing(WEB)).isEmpty();
        assertThat(warnings()).containsExactly(missing);

        var other = Map.of("other", List.of(missing));
        push(3, new Dependencies(commit(3).commit(), List.of("another"), other));
        assertThat(names()).containsExactly("web");
        assertThat(warnings()).isEmpty();

        var stale = Problem.warning("DependencyNotRenewed", "the host is down", "see to it");
        push(4, new Dependencies(commit(4).commit(), List.of(), Map.of("web", List.of(stale))));
        assertThat(warnings()).containsExactly(stale);

        push(5);
        assertThat(names()).containsExactly("web");
        assertThat(warnings()).isEmpty();
    }

    @Test
    void aChartIsRenderedFromTheCommitThatHoldsItsDependencies() {
        template("a: {{ .Values.color }}");
        var whole = commit(9).commit();
        define(new ReleaseExample());
        trees.put(
                whole,
                MapSourceTree.of(
                        Map.of(
                                "web/Chart.yaml",
                                files.get("web/Chart.yaml"),
                                "web/templates/whole.yaml",
                                NAME.formatted("whole"))));

        push(1, new Dependencies(whole, List.of(), Map.of()));

        assertThat(names()).containsExactly("whole");
        assertThat(((Placement) ledger.standing(WEB).get(LOCAL)).commit())
                .isEqualTo(commit(1).commit());
    }

    @Test
    void aSourceMaySayWhichChartItIsThereFor() {
        template("all: {{ .Values | toJson | quote }}");
        files.put("prod.yaml", "color: blue\n");
        files.put("web/templates/draft.yaml", NAME.formatted("draft"));
        ledger.definitions.put(
                WEB,
                definition(
                        declared(
                                new Layout.HelmChart(new ReleaseExample().release()),
                                new Target.Local(),
                                Map.of(),
                                ""),
                        generation++));
        ledger.sources.put(SOURCE, chartSource("draft.yaml", "web/values.yaml", "prod.yaml"));
        push(1);
        assertThat(data("all")).isEqualTo("{\"color\":\"blue\",\"size\":1}");
        assertThat(names()).containsExactly("web");

        ledger.sources.put(SOURCE, chartSource("draft.yaml", "prod.yaml"));
        push(2);

        assertThat(data("all")).isEqualTo("{\"color\":\"blue\"}");
    }

    private static SourceDeclaration chartSource(String ignore, String... valuesFiles) {
        return new SourceDeclaration(
                SOURCE,
                "",
                new GitRef.Inherited(),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                null,
                ignore,
                false,
                new SourceId("GitRepository", "apps", "fleet"),
                null,
                Map.of(),
                new SourceDeclaration.Chart("web", List.of(valuesFiles), false));
    }

    /// The chart asks for these, each in a line from the fifth on.
    private void asksFor(String... dependencies) {
        files.put(
                "web/Chart.yaml",
                "apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies:\n- "
                        + String.join("\n- ", dependencies)
                        + "\n");
    }

    @Test
    void anEndlessTemplateIsAProblem() {
        template("a: {{ range $i := until 100000 }}{{ range until 100000 }}{{ end }}{{ end }}");
        define(new ReleaseExample());

        push(1);

        assertThat(problem().reason()).isEqualTo("TemplateFailed");
    }

    /// A template of a ConfigMap; the entry stands in the fifth line.
    private void template(String entry) {
        files.put(
                "web/templates/object.yaml",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata:\n  %s\n"
                        .formatted(entry));
    }

    private void hook(String name, String events, String weight, String deletions) {
        files.put(
                "web/templates/%s.yaml".formatted(name),
                """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: %s
                  annotations:
                    helm.sh/hook: %s
                    helm.sh/hook-weight: "%s"
                    helm.sh/hook-delete-policy: "%s"
                """
                        .formatted(name, events, weight, deletions));
    }

    private void serves(ControlPlaneId id, String version, String... kinds) {
        var served = new ArrayList<ServedKind>();
        for (var kind : kinds) {
            int slash = kind.lastIndexOf('/');
            served.add(new ServedKind(kind.substring(0, slash), kind.substring(slash + 1), true));
        }
        ledger.facts.put(
                id,
                new ControlPlaneFacts(
                        id,
                        new Generation(1, ledger.facts.size() + generation++),
                        "https://" + id.name(),
                        true,
                        null,
                        "uid",
                        version,
                        served,
                        List.of(),
                        NOON));
    }

    private void define(ReleaseExample release) {
        define(release, new Target.Local());
    }

    private void define(ReleaseExample release, Target target) {
        ledger.definitions.put(WEB, definition(chart(release, target, Map.of()), generation++));
    }

    private static DeliveryDeclaration chart(
            ReleaseExample release, Target target, Map<String, String> labels) {
        return declared(new Layout.HelmChart(release.release()), target, labels, "web");
    }

    private static DeliveryDeclaration declared(
            Layout layout, Target target, Map<String, String> labels, String path) {
        var plain = delivery(path, target);
        return new DeliveryDeclaration(
                plain.delivery(),
                plain.source(),
                path,
                layout,
                target,
                null,
                "shop",
                false,
                labels,
                Map.of(),
                false,
                List.of(),
                plain.policy());
    }

    private void push(long number, Dependencies dependencies) {
        push(
                new CommitEvent(
                        SOURCE,
                        commit(number).generation(),
                        commit(number).commit(),
                        commit(number).tree(),
                        commit(number).ref(),
                        commit(number).author(),
                        commit(number).message(),
                        null,
                        NOON,
                        NOON,
                        dependencies));
    }

    private void push(long number) {
        push(commit(number));
    }

    private void push(CommitEvent commit) {
        trees.put(commit.commit(), MapSourceTree.of(files));
        ledger.commits.put(SOURCE, commit);
        renderer.evaluate(WEB);
    }

    private ManifestBundle bundle(ControlPlaneId id) {
        assertThat(ledger.standing(WEB).get(id)).isInstanceOf(Placement.class);
        var placement = (Placement) ledger.standing(WEB).get(id);
        return placement.inside() != null
                ? placement.inside()
                : ledger.bundles.get((int) placement.bundle().offset());
    }

    private List<String> refs() {
        return bundle(LOCAL).objects().stream()
                .map(object -> ResourceRef.of(object.manifest()))
                .map(
                        ref ->
                                "%s %s %s/%s"
                                        .formatted(
                                                ref.apiVersion(),
                                                ref.kind(),
                                                ref.namespace(),
                                                ref.name()))
                .toList();
    }

    private List<String> names() {
        return bundle(LOCAL).objects().stream()
                .map(object -> ResourceRef.of(object.manifest()).name())
                .toList();
    }

    private BundledObject object(String name) {
        return bundle(LOCAL).objects().stream()
                .filter(object -> ResourceRef.of(object.manifest()).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + names()));
    }

    private Stage stage(String name) {
        return object(name).stage();
    }

    private String data(String key) {
        return String.valueOf(((Map<?, ?>) object("web").manifest().get("data")).get(key));
    }

    private List<Problem> warnings() {
        return ledger.memories.get(WEB).problems();
    }

    private Problem problem() {
        assertThat(ledger.standing(WEB).get(LOCAL)).isInstanceOf(RenderFailed.class);
        return ((RenderFailed) ledger.standing(WEB).get(LOCAL)).problems().getFirst();
    }

    private static byte[] json(KeysetHandle handle) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get())
                .getBytes(UTF_8);
    }

    private Renderer renderer() {
        Commits commits = (_, commit) -> new Commits.Look.Here(trees.get(commit));
        var meter =
                new Meter() {
                    @Override
                    public Stopwatch start() {
                        return results::add;
                    }

                    @Override
                    public void placed(String kind) {}
                };
        var keys = new SealingKeys(_ -> keyset, new SecretReference("a", "b", "c"));
        var elsewhere = new Elsewhere(ledger, keys, new ReferencedValues(cluster, keys), () -> now);
        return new Renderer(
                ledger,
                commits,
                new Bundling(new DeliveryRenderer(RenderLimits.DEFAULT), ledger, elsewhere, meter),
                new Evaluations(ledger),
                () -> now);
    }
}
