package dev.sluice.events;

import dev.sluice.events.ApplyOutcome.Condition;
import dev.sluice.events.ApplyOutcome.ObjectResult;
import dev.sluice.events.ApplyOutcome.Phase;
import dev.sluice.events.ApplyOutcome.Status;
import dev.sluice.events.ApplyOutcome.Timings;
import dev.sluice.events.ControlPlaneFacts.ServedKind;
import dev.sluice.events.DeliveryDeclaration.Deletion;
import dev.sluice.events.DeliveryDeclaration.Policy;
import dev.sluice.events.Intervention.ConfirmedPrune;
import dev.sluice.events.ManifestBundle.BundledObject;
import dev.sluice.events.PostBuild.SubstituteFrom;
import dev.sluice.events.RenderingRecord.Placed;
import dev.sluice.events.RenderingRecord.Read;
import dev.sluice.events.RenderingRecord.Retired;
import dev.sluice.events.Target.Operator;
import dev.sluice.events.Target.Requirement;
import dev.sluice.events.wire.Codec;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The values of the golden samples, by the names of their files.
public final class Samples {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final SourceId PODINFO = new SourceId("GitRepository", "flux-system", "podinfo");
    private static final DeliveryId APPS = new DeliveryId("Kustomization", "flux-system", "apps");
    private static final DeliveryId INFRA = new DeliveryId("Kustomization", "flux-system", "infra");
    private static final ControlPlaneId LOCAL = new ControlPlaneId("sluice-system", "local");
    private static final String COMMIT = "7fd1a60b01f91b314f59955a4e4d4e80d8edf11d";
    private static final String TREE = "553c2077f0edc3d5dc5d17262f6aa498e69d6f8e";
    private static final Generation COMMITTED = new Generation(17, 3);
    private static final Generation DEFINED = new Generation(17, 1);
    private static final Generation PLACED = new Generation(42, 7);
    private static final Policy FLUX_POLICY =
            new Policy(
                    true,
                    false,
                    true,
                    false,
                    true,
                    Deletion.DELETE,
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(2),
                    "apps/deployer",
                    List.of(new ResourceRef("apps", "v1", "Deployment", "web", "frontend")));
    private static final SourceId CHARTS = new SourceId("HelmRepository", "flux-system", "bitnami");
    private static final SourceDeclaration.Access ACCESS =
            new SourceDeclaration.Access(
                    new SourceDeclaration.Credentials("flux-system", "bitnami-tls"),
                    true,
                    false,
                    "application/vnd.cncf.helm.chart.content.v1.tar+gzip");
    private static final Layout.ArgoDirectory DIRECTORY =
            new Layout.ArgoDirectory(true, "*.yaml", "secret-*");
    private static final Problem PROBLEM =
            new Problem(
                    Problem.Severity.ERROR,
                    "InvalidYaml",
                    "mapping values are not allowed here",
                    "apps/web/deployment.yaml",
                    14,
                    7,
                    "indent the line below 'spec:'");

    private Samples() {}

    public static SequencedMap<String, LogRecord> all() {
        var all = new LinkedHashMap<String, LogRecord>();
        all.put("Ownership", new Ownership(Role.SOURCE, 5, "http://10.0.0.7:8081", "f3a1"));
        all.put(
                "Hint",
                new Hint(
                        PODINFO,
                        Hint.Reason.WEBHOOK,
                        NOON,
                        "72d3162e-cc78-11e3",
                        "6f1e0d2c3b4a59687766554433221100ffeeddcc"));
        all.put("Definition", fluxDefinition());
        all.put("Definition.alternatives", definitionWithEveryAlternative());
        all.put("Definition.refused", refusedDefinition());
        all.put(
                "DefinitionRemoval",
                new DefinitionRemoval(
                        new DefinitionId("Kustomization", "flux-system", "apps"),
                        new Intake.Repository(PODINFO, "clusters/hub"),
                        new Generation(17, 2),
                        fluxDefinition().declares()));
        all.put("Intervention", intervention());
        all.put("CommitEvent", commit());
        all.put("CommitEvent.dependencies", commitWithDependencies());
        all.put(
                "FetchFailed",
                new FetchFailed(
                        PODINFO,
                        new Generation(17, 4),
                        Problem.error(
                                "AuthenticationFailed",
                                "https://git.example.org/podinfo.git refused the credentials",
                                "renew Secret flux-system/podinfo-auth"),
                        NOON.minusSeconds(60),
                        NOON,
                        commit()));
        all.put("RenderingRecord", rendering());
        all.put("ManifestBundle", bundle());
        all.put("Placement", placement());
        all.put("Placement.inside", placementWithItsBundle());
        all.put(
                "PlacementRemoval",
                new PlacementRemoval(LOCAL, APPS, new Generation(42, 8), Deletion.ORPHAN, true));
        all.put(
                "RenderFailed",
                new RenderFailed(
                        LOCAL,
                        APPS,
                        new Generation(42, 9),
                        DEFINED,
                        PODINFO,
                        new Generation(17, 5),
                        COMMIT,
                        List.of(PROBLEM),
                        placement(),
                        NOON));
        all.put("Evaluation", new Evaluation(PODINFO, 11, COMMITTED));
        all.put("ApplyOutcome", outcome());
        all.put("ControlPlaneFacts", facts());
        all.put("ControlPlaneFacts.unreachable", unreachable());
        return all;
    }

    private static Definition fluxDefinition() {
        return new Definition(
                new DefinitionId("Kustomization", "flux-system", "apps"),
                new Intake.Repository(PODINFO, "clusters/hub"),
                DEFINED,
                ordered(
                        "apiVersion",
                        "kustomize.toolkit.fluxcd.io/v1",
                        "kind",
                        "Kustomization",
                        "metadata",
                        ordered("name", "apps", "namespace", "flux-system"),
                        "spec",
                        ordered("interval", "10m", "path", "./apps", "prune", true)),
                List.of(
                        new DeliveryDeclaration(
                                APPS,
                                PODINFO,
                                "apps",
                                new Layout.FluxDirectory(),
                                new Target.Local(),
                                "web",
                                null,
                                false,
                                ordered("team", "web"),
                                ordered("contact", "web@example.org"),
                                false,
                                List.of(INFRA),
                                FLUX_POLICY)),
                List.of(
                        Problem.warning(
                                "IgnoredField",
                                "spec.decryption is not needed: nothing is encrypted",
                                null)));
    }

    private static Definition definitionWithEveryAlternative() {
        return new Definition(
                new DefinitionId("Application", "argocd", "guestbook"),
                new Intake.Directory("definitions"),
                new Generation(17, 9),
                ordered(
                        "apiVersion",
                        "argoproj.io/v1alpha1",
                        "kind",
                        "Application",
                        "metadata",
                        ordered("name", "guestbook", "namespace", "argocd", "labels", null),
                        "spec",
                        ordered("project", "default", "weight", 1.5, "revisionHistoryLimit", 3)),
                List.of(
                        source(new GitRef.Head()),
                        source(new GitRef.Branch("main")),
                        source(new GitRef.Tag("v1.2.3")),
                        source(new GitRef.SemVer(">=1.2.0 <2.0.0")),
                        source(new GitRef.SemVer("1.x", "^v")),
                        source(new GitRef.Name("refs/pull/420/head")),
                        source(new GitRef.Commit(COMMIT)),
                        source(new GitRef.Revision("HEAD")),
                        source(new GitRef.Chart("redis", "16.x")),
                        source(new GitRef.Content(Digest.of(new byte[] {2}))),
                        chartBesideItsValues(),
                        chartInGit(),
                        new ChartRepositoryDeclaration(
                                CHARTS,
                                "https://charts.example.org",
                                Duration.ofMinutes(1),
                                null,
                                ACCESS,
                                false),
                        argoDelivery(new Layout.HelmChart(release())),
                        argoDelivery(new Layout.ArgoDetected(DIRECTORY, release())),
                        argoDelivery(
                                new Layout.ArgoKustomization(
                                        ordered("namePrefix", "prod-", "images", List.of("a:v2")))),
                        argoDelivery(
                                new Layout.FluxDirectory(
                                        ordered(
                                                "patches",
                                                List.of(ordered("patch", "kind: Deployment"))),
                                        postBuild())),
                        argoDelivery(new Target.Named("prod")),
                        argoDelivery(new Target.Server("https://kubernetes.default.svc")),
                        argoDelivery(new Target.Listed(List.of(LOCAL))),
                        argoDelivery(
                                new Target.Selected(
                                        "",
                                        ordered("env", "prod"),
                                        List.of(
                                                new Requirement(
                                                        "region",
                                                        Operator.In,
                                                        List.of("eu", "us"))))),
                        new ControlPlaneDeclaration(
                                LOCAL,
                                ordered("env", "prod"),
                                new SecretReference("sluice-system", "local", "kubeconfig"),
                                "sluice-system")),
                List.of());
    }

    private static PostBuild postBuild() {
        return new PostBuild(
                ordered("cluster", "prod"),
                List.of(
                        new SubstituteFrom(PostBuild.Kind.CONFIG_MAP, "vars", false),
                        new SubstituteFrom(PostBuild.Kind.SECRET, "secret-vars", true)),
                true);
    }

    private static SourceDeclaration source(GitRef ref) {
        return new SourceDeclaration(
                new SourceId("Repository", "argocd", "guestbook-1a2b3c"),
                "https://git.example.org/guestbook.git",
                ref,
                Duration.ofMinutes(3),
                Duration.ofSeconds(60),
                new SourceDeclaration.Credentials("argocd", "repo-guestbook"),
                "*.md\n",
                false);
    }

    private static SourceDeclaration chartBesideItsValues() {
        return new SourceDeclaration(
                new SourceId("Chart", "argocd", "redis-1a2b3c"),
                "",
                new GitRef.Chart("redis", "16.x"),
                Duration.ofMinutes(3),
                Duration.ofSeconds(60),
                null,
                null,
                false,
                CHARTS,
                ACCESS,
                Map.of("$values", source(new GitRef.Branch("main"))),
                null);
    }

    private static SourceDeclaration chartInGit() {
        return new SourceDeclaration(
                new SourceId("HelmChart", "apps", "redis"),
                "",
                new GitRef.Inherited(),
                Duration.ofMinutes(3),
                Duration.ofSeconds(60),
                null,
                null,
                false,
                PODINFO,
                null,
                Map.of(),
                new SourceDeclaration.Chart(
                        "charts/redis", List.of("charts/redis/values-prod.yaml"), true));
    }

    private static ChartRelease release() {
        return new ChartRelease(
                ChartRelease.HelmVersion.V4,
                "redis",
                "web",
                new ChartValues(
                        List.of("charts/redis/values-prod.yaml"),
                        List.of("$values/redis.yaml"),
                        false,
                        List.of(
                                new ChartValues.ValuesReference(
                                        ChartValues.Kind.SECRET,
                                        new SecretReference("web", "redis", "values.yaml"),
                                        "auth.password",
                                        false,
                                        true)),
                        ordered("architecture", "standalone"),
                        List.of(new ChartValues.Parameter("replicas", "3", true)),
                        List.of(new ChartValues.FileParameter("config", "files/redis.conf"))),
                "1.34.0",
                List.of("monitoring.coreos.com/v1"),
                ChartRelease.Crds.CREATE,
                new ChartRelease.Hooks(ChartRelease.Style.ARGO_CD, true, true, false),
                true,
                false,
                List.of(ordered("images", List.of(ordered("name", "redis", "newTag", "7")))));
    }

    private static DeliveryDeclaration argoDelivery(Target target) {
        return argoDelivery(DIRECTORY, target);
    }

    private static DeliveryDeclaration argoDelivery(Layout layout) {
        return argoDelivery(layout, new Target.Local());
    }

    private static DeliveryDeclaration argoDelivery(Layout layout, Target target) {
        return new DeliveryDeclaration(
                new DeliveryId("Application", "argocd", "guestbook"),
                new SourceId("Repository", "argocd", "guestbook-1a2b3c"),
                "guestbook",
                layout,
                target,
                null,
                "guestbook",
                true,
                Map.of(),
                Map.of(),
                false,
                List.of(),
                new Policy(
                        false,
                        false,
                        false,
                        false,
                        false,
                        Deletion.ORPHAN,
                        Duration.ofMinutes(3),
                        Duration.ofMinutes(3),
                        null));
    }

    private static Definition refusedDefinition() {
        return new Definition(
                new DefinitionId("Kustomization", "team-a", "broken"),
                new Intake.Parent(APPS),
                new Generation(42, 0),
                ordered("kind", "Kustomization"),
                List.of(),
                List.of(PROBLEM));
    }

    private static Intervention intervention() {
        return new Intervention(
                APPS,
                NOON,
                List.of(new ConfirmedPrune(LOCAL, Digest.of(new byte[] {1}))),
                Digest.of(new byte[] {2}),
                "ada",
                NOON,
                "the namespace moved to another team");
    }

    private static CommitEvent commit() {
        return new CommitEvent(
                PODINFO,
                COMMITTED,
                COMMIT,
                TREE,
                "refs/heads/main",
                new CommitEvent.Author("Ada", "ada@example.org", NOON.minusSeconds(5)),
                "Scale web to 3\n",
                NOON.minusMillis(120),
                NOON.minusMillis(100),
                NOON);
    }

    private static CommitEvent commitWithDependencies() {
        var commit = commit();
        return new CommitEvent(
                commit.source(),
                commit.generation(),
                commit.commit(),
                commit.tree(),
                commit.ref(),
                commit.author(),
                commit.message(),
                null,
                commit.fetchStartedAt(),
                commit.fetchedAt(),
                new CommitEvent.Dependencies(
                        "9c1185a5c5e9fc54612808977ee8f548b2258d31",
                        List.of("charts/shop"),
                        Map.of("charts/web", List.of(PROBLEM))));
    }

    private static RenderingRecord rendering() {
        return new RenderingRecord(
                APPS,
                DEFINED,
                PODINFO,
                COMMITTED,
                COMMIT,
                "1",
                List.of(new Read("apps/web.yaml", "100644 " + TREE), new Read("apps/x", null)),
                List.of(new Placed(LOCAL, PLACED, pointer())),
                List.of(PROBLEM),
                NOON,
                List.of(new Retired(Digest.of(new byte[] {2}), NOON)),
                null,
                NOON);
    }

    private static BundlePointer pointer() {
        return new BundlePointer(9, 1042, bundle().digest());
    }

    private static ManifestBundle bundle() {
        var objects =
                List.of(
                        new BundledObject(
                                ordered(
                                        "apiVersion",
                                        "v1",
                                        "kind",
                                        "Secret",
                                        "metadata",
                                        ordered("name", "web", "namespace", "web"),
                                        "data",
                                        ordered("password", "c2VhbGVk")),
                                List.of("/data/password")),
                        new BundledObject(
                                ordered(
                                        "apiVersion",
                                        "example.org/v1",
                                        "kind",
                                        "Gauge",
                                        "metadata",
                                        ordered("name", "web", "namespace", "web"),
                                        "spec",
                                        ordered(
                                                "ratio",
                                                0.1,
                                                "large",
                                                1.0E22,
                                                "count",
                                                9007199254740993L,
                                                "on",
                                                true,
                                                "none",
                                                null)),
                                List.of(),
                                new Stage(
                                        List.of(Stage.Hook.PRE_INSTALL, Stage.Hook.PRE_UPGRADE),
                                        -5,
                                        List.of(Stage.HookDeletion.BEFORE_CREATION)),
                                ManifestBundle.Upkeep.IF_ABSENT));
        List<Map<String, Object>> definitions = List.of(ordered("kind", "GitRepository"));
        return new ManifestBundle(
                APPS, Codec.digest("1", objects, definitions), "1", objects, definitions);
    }

    private static Placement placement() {
        return placement(pointer(), null, "web");
    }

    private static Placement placementWithItsBundle() {
        return placement(BundlePointer.inside(bundle().digest()), bundle(), null);
    }

    private static Placement placement(
            BundlePointer pointer, ManifestBundle inside, String createNamespace) {
        return new Placement(
                LOCAL,
                APPS,
                PLACED,
                DEFINED,
                PODINFO,
                COMMITTED,
                COMMIT,
                pointer,
                inside,
                createNamespace,
                false,
                List.of(INFRA),
                FLUX_POLICY,
                NOON);
    }

    private static ApplyOutcome outcome() {
        return new ApplyOutcome(
                LOCAL,
                APPS,
                PLACED,
                PODINFO,
                COMMITTED,
                COMMIT,
                Phase.FAILED,
                List.of(new Condition("Ready", Status.False, "Conflict", "1 of 2 objects", NOON)),
                2,
                1,
                0,
                List.of(
                        new ObjectResult(
                                new ResourceRef("apps", "v1", "Deployment", "web", "frontend"),
                                "Conflict",
                                "spec.replicas is managed by sluice-other",
                                "remove it from one of the two deliveries")),
                "0f6b5c3e-8d41-4a53-9d2b-0d4b7c7b1c55",
                new Timings(NOON, NOON.plusMillis(2), NOON.plusMillis(16), NOON.plusMillis(17)));
    }

    private static ControlPlaneFacts facts() {
        return new ControlPlaneFacts(
                LOCAL,
                new Generation(58, 0),
                "https://127.0.0.1:6443",
                true,
                null,
                "0f6b5c3e-8d41-4a53-9d2b-0d4b7c7b1c55",
                "v1.34.4",
                List.of(
                        new ServedKind("v1", "Namespace", false),
                        new ServedKind("apps/v1", "Deployment", true)),
                List.of(new ControlPlaneId("team-a", "local")),
                NOON);
    }

    private static ControlPlaneFacts unreachable() {
        return new ControlPlaneFacts(
                LOCAL,
                new Generation(58, 1),
                "https://127.0.0.1:6443",
                false,
                Problem.error("Unreachable", "connection refused", "start the control plane"),
                null,
                null,
                List.of(),
                List.of(),
                NOON);
    }

    @SuppressWarnings("unchecked")
    private static <T> Map<String, T> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, T>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            map.put((String) namesAndValues[at], (T) namesAndValues[at + 1]);
        }
        return map;
    }
}
