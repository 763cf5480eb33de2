package dev.sluice.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.events.BundlePointer;
import dev.sluice.events.CommitEvent;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.FetchFailed;
import dev.sluice.events.Generation;
import dev.sluice.events.Intake;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.Placement;
import dev.sluice.events.SourceId;
import dev.sluice.events.SourceState;
import dev.sluice.events.Topic;
import dev.sluice.events.wire.Codec;
import dev.sluice.log.KafkaSettings;
import dev.sluice.log.LogFollower;
import dev.sluice.log.LogWriter;
import dev.sluice.log.Table;
import dev.sluice.log.Topics;
import dev.sluice.source.definition.Yaml;
import dev.sluice.stack.ChartArchive;
import dev.sluice.stack.ChartHost;
import dev.sluice.stack.GitServer;
import dev.sluice.stack.KafkaBroker;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// The service as it runs: a real broker, a real Git host, its own process.
@TestInstance(Lifecycle.PER_CLASS)
class SourceServiceIT {

    private static final String SECRET = "It's a Secret to Everybody";
    private static final System.Logger LOG = System.getLogger("source-service");
    private static final String TOKEN = "between us";

    @TempDir static Path directory;
    private KafkaBroker broker;
    private GitServer git;
    private LogWriter writer;
    private LogFollower follower;
    private Table<DefinitionState> definitions;
    private Table<SourceState> commits;
    private final List<SourceState> announced = new CopyOnWriteArrayList<>();
    private RunningService service;

    @BeforeAll
    void startAll() throws IOException {
        broker = KafkaBroker.start(directory.resolve("kafka"));
        git = GitServer.start(directory.resolve("git"));
        var settings = new KafkaSettings(Map.of("bootstrap.servers", broker.bootstrapServers()));
        Topics.ensure(settings);
        writer = new LogWriter(settings, "/test");
        follower = new LogFollower(settings, writer);
        definitions = follower.table(Topic.DEFINITIONS, DefinitionState.class);
        commits =
                follower.table(
                        Topic.COMMITS,
                        SourceState.class,
                        change -> {
                            if (change.value() != null) {
                                announced.add(change.value());
                            }
                        });
        follower.start();
        Files.createDirectories(directory.resolve("definitions"));
        Files.createDirectories(directory.resolve("guarded"));
        // An intake that becomes empty removes nothing: something stays in it.
        define("standing.yaml", Yaml.controlPlane("standing"));
        secret("sluice-system/webhook/secret", SECRET);
        service = startService("one");
        await().atMost(Duration.ofSeconds(60)).until(service::isReady);
        git.announcePushesTo(service.uri("/hooks/github"), SECRET);
    }

    @AfterAll
    void stopAll() {
        service.close();
        LOG.log(System.Logger.Level.INFO, service.log());
        git.close();
        follower.close();
        writer.close();
        broker.close();
    }

    @Test
    void aPushIsAnnouncedAndServedOverSmartHttp() throws Exception {
        var work = WorkTree.of(directory.resolve("work/app"), git.repositoryUrl("app").toString());
        var first = work.write("a.yaml", "a: 1\n").commit("first");
        work.push();
        define("app.yaml", gitRepository("app", "app", "10m"));
        awaitCommit("GitRepository/default/app", first);

        var second = work.write("a.yaml", "a: 2\n").commit("second");
        work.push();

        var event = awaitCommit("GitRepository/default/app", second);
        assertThat(event.hintedAt()).isNotNull();
        assertThat(event.message()).isEqualTo("second");
        assertThat(event.ref()).isEqualTo("refs/heads/main");
        try (var clone =
                Git.cloneRepository()
                        .setURI(service.uri("/git/GitRepository/default/app").toString())
                        .setDirectory(directory.resolve("served").toFile())
                        .setNoCheckout(true)
                        .setCredentialsProvider(
                                new UsernamePasswordCredentialsProvider("sluice", TOKEN))
                        .call()) {
            assertThat(clone.getRepository().resolve(second)).isNotNull();
        }
    }

    @Test
    void aChartFoundByItsRangeIsAnnouncedAndServedAsACommit() throws Exception {
        try (var charts = ChartHost.start()) {
            charts.publish(chart("6.5.0"));
            define("release.yaml", release());
            await().until(() -> announced.stream().anyMatch(this::isMissingRepository));

            define("charts.yaml", helmRepository(charts.repositoryUrl().toString()));
            await().until(() -> announced.stream().anyMatch(state -> isChart(state, "6.5.0")));
            charts.publish(chart("6.6.0"));
            charts.publish(chart("7.0.0"));
            await().until(() -> announced.stream().anyMatch(state -> isChart(state, "6.6.0")));

            var newest = announced.stream().filter(state -> isChart(state, "6.6.0")).findFirst();
            var commit = (CommitEvent) newest.orElseThrow();
            try (var clone =
                    Git.cloneRepository()
                            .setURI(service.uri("/git/" + commit.source()).toString())
                            .setDirectory(directory.resolve("chart").toFile())
                            .setCredentialsProvider(
                                    new UsernamePasswordCredentialsProvider("sluice", TOKEN))
                            .call()) {
                assertThat(clone.getRepository().resolve("HEAD").getName())
                        .isEqualTo(commit.commit());
                assertThat(directory.resolve("chart/Chart.yaml")).content().contains("6.6.0");
            }
        }
    }

    private boolean isMissingRepository(SourceState state) {
        return state instanceof FetchFailed failed
                && failed.source().kind().equals("Chart")
                && failed.problem().reason().equals("RepositoryMissing");
    }

    private static boolean isChart(SourceState state, String version) {
        return state instanceof CommitEvent commit
                && commit.source().kind().equals("Chart")
                && commit.ref().equals(version);
    }

    private static ChartArchive chart(String version) {
        return ChartArchive.of(
                Map.of(
                        "Chart.yaml",
                        "name: podinfo\nversion: %s\n".formatted(version).getBytes(UTF_8)));
    }

    private static String helmRepository(String url) {
        return """
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: HelmRepository
        metadata: {name: charts}
        spec: {interval: 1h, url: '%s'}
        """
                .formatted(url);
    }

    private static String release() {
        return """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: podinfo}
        spec:
          interval: 10m
          chart:
            spec:
              chart: podinfo
              version: 6.x
              interval: 1s
              sourceRef: {kind: HelmRepository, name: charts}
        """;
    }

    @Test
    void aCommitIsServedByItsIdToWhoKnowsTheToken() throws Exception {
        var work = WorkTree.of(directory.resolve("work/byid"), url("byid"));
        var old = work.write("a.yaml", "a: 1\n").commit("old");
        work.write("a.yaml", "a: 2\n").commit("new");
        work.push();
        define("byid.yaml", gitRepository("byid", "byid", "10m"));
        await().until(() -> commits.get("GitRepository/default/byid") instanceof CommitEvent);
        var mirror = service.uri("/git/GitRepository/default/byid").toString();

        try (var reader =
                Git.init()
                        .setBare(true)
                        .setDirectory(directory.resolve("reader").toFile())
                        .call()) {
            reader.fetch()
                    .setRemote(mirror)
                    .setDepth(1)
                    .setRefSpecs(new RefSpec(old + ":refs/x"))
                    .setCredentialsProvider(new UsernamePasswordCredentialsProvider("x", TOKEN))
                    .call();
            assertThat(reader.getRepository().getObjectDatabase().has(ObjectId.fromString(old)))
                    .isTrue();
        }
        var references = "/git/GitRepository/default/byid/info/refs?service=git-upload-pack";
        assertThat(service.get(references).statusCode()).isEqualTo(401);
        var bearer =
                HttpRequest.newBuilder(service.uri(references))
                        .header("Authorization", "Bearer " + TOKEN);
        assertThat(service.send(bearer.build()).body())
                .contains("# service=git-upload-pack", "refs/heads/sluice");
        var guess =
                HttpRequest.newBuilder(service.uri(references)).header("Authorization", "Bearer x");
        assertThat(service.send(guess.build()).statusCode()).isEqualTo(401);
        var other =
                HttpRequest.newBuilder(
                                service.uri(
                                        "/git/GitRepository/default/none/info/refs?service=git-upload-pack"))
                        .header("Authorization", "Bearer " + TOKEN);
        assertThat(service.send(other.build()).statusCode()).isEqualTo(404);
    }

    @Test
    void pollingFindsThePushWhoseWebhookWasLost() throws Exception {
        git.seed("polled", Map.of("a.yaml", "a: 1"), "seed");
        define("polled.yaml", gitRepository("polled", "polled", "1s"));
        await().until(() -> commits.get("GitRepository/default/polled") instanceof CommitEvent);
        git.loseWebhooks();
        try {
            var work = WorkTree.of(directory.resolve("work/polled"), url("polled"));
            var commit = work.write("a.yaml", "a: 2\n").commit("unannounced");
            work.push();

            assertThat(awaitCommit("GitRepository/default/polled", commit).hintedAt()).isNull();
        } finally {
            git.deliverWebhooks();
        }
    }

    @Test
    void webhooksAreAnsweredByWhatTheyAre() throws Exception {
        var push = "{\"repository\":{\"clone_url\":\"https://nobody/follows.git\"}}";

        assertThat(
                        hook(
                                "github",
                                push,
                                "X-Hub-Signature-256",
                                "sha256=" + hmac(push),
                                "X-GitHub-Event",
                                "push"))
                .isEqualTo(202);
        assertThat(
                        hook(
                                "github",
                                push,
                                "X-Hub-Signature-256",
                                "sha256=" + hmac("x"),
                                "X-GitHub-Event",
                                "push"))
                .isEqualTo(401);
        assertThat(hook("github", push, "X-GitHub-Event", "push")).isEqualTo(401);
        assertThat(
                        hook(
                                "github",
                                "{}",
                                "X-Hub-Signature-256",
                                "sha256=" + hmac("{}"),
                                "X-GitHub-Event",
                                "ping"))
                .isEqualTo(202);
        assertThat(hook("gitlab", push, "X-Gitlab-Token", SECRET, "X-Gitlab-Event", "Push Hook"))
                .isEqualTo(202);
        assertThat(hook("gitea", push, "X-Gitea-Signature", "", "X-Gitea-Event", "push"))
                .isEqualTo(401);
        var form = "payload=" + URLEncoder.encode(push, UTF_8);
        assertThat(
                        hook(
                                "gitea",
                                form,
                                "X-Gitea-Signature",
                                hmac(push),
                                "X-Gitea-Event",
                                "push",
                                "Content-Type",
                                "application/x-www-form-urlencoded"))
                .isEqualTo(202);
        assertThat(
                        hook(
                                "generic",
                                "[{\"repository\":\"https://h/a\"}]",
                                "X-Signature",
                                "sha256=" + hmac("[{\"repository\":\"https://h/a\"}]")))
                .isEqualTo(202);
        for (var malformed :
                List.of(
                        "",
                        "null",
                        "[]",
                        "{\"repository\":null}",
                        "{\"repository\":7}",
                        "{{{",
                        "\u0000")) {
            assertThat(hook("generic", malformed, "X-Signature", "sha256=" + hmac(malformed)))
                    .as(malformed)
                    .isEqualTo(400);
        }
        assertThat(hook("generic", "x".repeat((1 << 20) + 1), "X-Signature", "sha256=00"))
                .isEqualTo(413);
        assertThat(hook("unknown", "{}")).isEqualTo(404);
        assertThat(service.isReady()).isTrue();
    }

    @Test
    void aFleetRepositoryAddsChangesAndRemovesDefinitions() throws Exception {
        var work = WorkTree.of(directory.resolve("work/fleet"), url("fleet"));
        work.write("clusters/prod/a.yaml", Yaml.controlPlane("fleet-a"))
                .write("clusters/prod/b.yaml", Yaml.controlPlane("fleet-b"))
                .commit("two");
        work.push();
        define("fleet.yaml", gitRepository("fleet", "fleet", "10m"));
        await().until(() -> definitions.get("ControlPlane/fleet/fleet-b") != null);

        work.delete("clusters/prod/b.yaml")
                .write("clusters/prod/c.yaml", Yaml.controlPlane("fleet-c"))
                .commit("another");
        work.push();

        await().until(() -> definitions.get("ControlPlane/fleet/fleet-c") != null);
        await().until(() -> definitions.get("ControlPlane/fleet/fleet-b") == null);
        assertThat(definitions.get("ControlPlane/fleet/fleet-a").intake())
                .isEqualTo(
                        new Intake.Repository(
                                new SourceId("GitRepository", "default", "fleet"),
                                "clusters/prod"));
    }

    @Test
    void anEmptiedDirectoryRemovesNothing() throws Exception {
        var file = directory.resolve("guarded/a.yaml");
        Files.writeString(file, Yaml.controlPlane("guarded"));
        await().until(() -> definitions.get("ControlPlane/fleet/guarded") instanceof Definition);

        Files.delete(file);

        await().until(
                        () ->
                                definitions.get("ControlPlane/fleet/guarded")
                                                instanceof Definition held
                                        && held.problems().stream()
                                                .anyMatch(
                                                        problem ->
                                                                problem.reason()
                                                                        .equals("IntakeEmpty")));
    }

    @Test
    void aFailureIsToldWithWhatToDoAndNotRepeated() throws Exception {
        define("broken.yaml", gitRepository("broken", "no/such", "1s"));

        await().until(() -> commits.get("GitRepository/default/broken") instanceof FetchFailed);
        var failure = (FetchFailed) commits.get("GitRepository/default/broken");

        assertThat(failure.problem().reason()).isEqualTo("RepositoryNotFound");
        assertThat(failure.problem().remedy()).isNotBlank();
        await().during(Duration.ofSeconds(5))
                .atMost(Duration.ofSeconds(7))
                .until(
                        () ->
                                announced.stream()
                                                .filter(
                                                        state ->
                                                                state.source()
                                                                        .equals(failure.source()))
                                                .count()
                                        == 1);
    }

    @Test
    void aRemovedSourceLeavesNothingBehind() throws Exception {
        git.seed("passing", Map.of("a.yaml", "a: 1"), "seed");
        define("passing.yaml", gitRepository("passing", "passing", "10m"));
        await().until(() -> commits.get("GitRepository/default/passing") instanceof CommitEvent);

        Files.delete(directory.resolve("definitions/passing.yaml"));

        await().until(() -> definitions.get("GitRepository/default/passing") == null);
        await().until(() -> commits.get("GitRepository/default/passing") == null);
    }

    @Test
    void anAppOfAppsBringsItsChildrenAndTakesThemAlong() throws Exception {
        define("parent.yaml", Yaml.delivery("parent", "nowhere"));
        await().until(() -> definitions.get("Delivery/fleet/parent") instanceof Definition);
        var parent =
                ((Definition) definitions.get("Delivery/fleet/parent")).delivery().orElseThrow();
        var local = new ControlPlaneId("sluice-system", "local");

        writer.write(placement(local, parent, 0, List.of(child("child-a"), child("child-b"))))
                .join();
        await().until(() -> definitions.get("ControlPlane/fleet/child-b") instanceof Definition);
        assertThat(definitions.get("ControlPlane/fleet/child-a").intake())
                .isEqualTo(new Intake.Parent(parent.delivery()));

        writer.write(placement(local, parent, 1, List.of(child("child-a")))).join();
        await().until(() -> definitions.get("ControlPlane/fleet/child-b") == null);
        Files.delete(directory.resolve("definitions/parent.yaml"));

        await().until(() -> definitions.get("ControlPlane/fleet/child-a") == null);
        await().until(() -> definitions.get("Delivery/fleet/parent") == null);
    }

    @Test
    void aRestartRepeatsNothing() throws Exception {
        git.seed("steady", Map.of("a.yaml", "a: 1"), "seed");
        define("steady.yaml", gitRepository("steady", "steady", "1s"));
        await().until(() -> commits.get("GitRepository/default/steady") instanceof CommitEvent);
        var commit = commits.stored("GitRepository/default/steady");
        var definition = definitions.stored("GitRepository/default/steady");

        try (var second = startService("two")) {
            await().atMost(Duration.ofSeconds(60)).until(second::isReady);
            service.kill();
            service = startService("one");
            await().atMost(Duration.ofSeconds(60)).until(service::isReady);
        }
        git.announcePushesTo(service.uri("/hooks/github"), SECRET);
        var work = WorkTree.of(directory.resolve("work/steady"), url("steady"));
        assertThat(commits.stored("GitRepository/default/steady")).isEqualTo(commit);
        assertThat(definitions.stored("GitRepository/default/steady")).isEqualTo(definition);
        var next = work.write("a.yaml", "a: 2\n").commit("after the restart");
        work.push();

        assertThat(awaitCommit("GitRepository/default/steady", next).generation())
                .isGreaterThan(commit.value().generation());
    }

    @Test
    void anIntakeThatTheSettingsNameNoMoreIsKeptUntilTheyEndIt() throws Exception {
        Files.createDirectories(directory.resolve("former"));
        Files.writeString(directory.resolve("former/a.yaml"), Yaml.controlPlane("formerly"));
        restart(Map.of("SLUICE_DEFINITIONS_DIRECTORIES", directories("former")));
        await().until(() -> definitions.get("ControlPlane/fleet/formerly") instanceof Definition);

        restart(Map.of());
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                definitions.get("ControlPlane/fleet/formerly")
                                                instanceof Definition kept
                                        && kept.problems().toString().contains(".ended=former"));
        assertThat(service.log())
                .contains("settings do not name an intake any more", "directory former");

        restart(Map.of("SLUICE_DEFINITIONS_ENDED", "former"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> definitions.get("ControlPlane/fleet/formerly") == null);
        restart(Map.of());
    }

    @Test
    void metricsAndHealthAreThere() {
        assertThat(service.get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(service.get("/q/metrics").body())
                .contains("sluice_sources", "sluice_definitions_written_total");
    }

    private static Map<String, Object> child(String name) {
        return Map.of(
                "apiVersion",
                "sluice.dev/v1alpha1",
                "kind",
                "ControlPlane",
                "metadata",
                Map.of("name", name, "namespace", "fleet"),
                "spec",
                Map.of("kubeConfig", Map.of("secretRef", Map.of("name", name))));
    }

    private static Placement placement(
            ControlPlaneId local,
            DeliveryDeclaration delivery,
            long number,
            List<Map<String, Object>> children) {
        var digest = Codec.digest("test", List.of(), children);
        return new Placement(
                local,
                delivery.delivery(),
                new Generation(1_000_000, number),
                new Generation(0, 0),
                delivery.source(),
                new Generation(0, 0),
                "0".repeat(40),
                BundlePointer.inside(digest),
                new ManifestBundle(delivery.delivery(), digest, "test", List.of(), children),
                null,
                false,
                List.of(),
                delivery.policy(),
                Instant.now());
    }

    private int hook(String provider, String body, String... headers) {
        var request =
                HttpRequest.newBuilder(service.uri("/hooks/" + provider))
                        .POST(BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return service.send(request.build()).statusCode();
    }

    private static String hmac(String body) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    }

    private String url(String repository) {
        return git.repositoryUrl(repository).toString();
    }

    private CommitEvent awaitCommit(String source, String commit) {
        return await().atMost(Duration.ofSeconds(20))
                                .until(
                                        () -> commits.get(source),
                                        state ->
                                                state instanceof CommitEvent event
                                                        && event.commit().equals(commit))
                        instanceof CommitEvent event
                ? event
                : null;
    }

    private String gitRepository(String name, String repository, String interval) {
        return """
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: GitRepository
        metadata:
          name: %s
          namespace: default
        spec:
          interval: %s
          url: %s
          ref:
            branch: main
        """
                .formatted(name, interval, git.repositoryUrl(repository));
    }

    private void define(String file, String content) throws IOException {
        Files.writeString(directory.resolve("definitions").resolve(file), content);
    }

    private void secret(String path, String value) throws IOException {
        var file = directory.resolve("secrets").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, value);
    }

    private String directories(String... more) {
        var all = new ArrayList<>(List.of("definitions", "guarded"));
        all.addAll(List.of(more));
        return String.join(
                ",", all.stream().map(name -> directory.resolve(name).toString()).toList());
    }

    private void restart(Map<String, String> further) throws Exception {
        service.kill();
        service = startService("one", further);
        await().atMost(Duration.ofSeconds(60)).until(service::isReady);
        git.announcePushesTo(service.uri("/hooks/github"), SECRET);
    }

    private RunningService startService(String name) {
        return startService(name, Map.of());
    }

    private RunningService startService(String name, Map<String, String> further) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        settings.put("SLUICE_TOKEN", TOKEN);
        settings.put("SLUICE_SECRETS_DIRECTORY", directory.resolve("secrets").toString());
        settings.put("SLUICE_DEFINITIONS_DIRECTORIES", directories());
        settings.put("SLUICE_DEFINITIONS_FLEET", "default/fleet:clusters/prod");
        settings.put("SLUICE_MIRRORS_DIRECTORY", directory.resolve(name + "/mirrors").toString());
        settings.putAll(further);
        return RunningService.start(directory.resolve(name), settings);
    }
}
