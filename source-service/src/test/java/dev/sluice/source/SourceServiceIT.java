package dev.sluice.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.events.CommitEvent;
import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.FetchFailed;
import dev.sluice.events.SourceState;
import dev.sluice.events.Topic;
import dev.sluice.log.KafkaSettings;
import dev.sluice.log.LogFollower;
import dev.sluice.log.LogWriter;
import dev.sluice.log.Table;
import dev.sluice.log.Topics;
import dev.sluice.stack.GitServer;
import dev.sluice.stack.KafkaBroker;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jgit.api.Git;
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
        secret("sluice-system/webhook/secret", SECRET);
        service = startService("one");
        await().atMost(Duration.ofSeconds(60)).until(service::isReady);
        git.announcePushesTo(service.uri("/hooks/github"), SECRET);
    }

    @AfterAll
    void stopAll() {
        if (service != null) {
            service.close();
            System.out.println(service.log());
        }
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

    private RunningService startService(String name) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        settings.put("SLUICE_TOKEN", TOKEN);
        settings.put("SLUICE_SECRETS_DIRECTORY", directory.resolve("secrets").toString());
        settings.put(
                "SLUICE_DEFINITIONS_DIRECTORIES", directory.resolve("definitions").toString());
        settings.put("SLUICE_DEFINITIONS_FLEET", "default/fleet:clusters/prod");
        settings.put("SLUICE_MIRRORS_DIRECTORY", directory.resolve(name + "/mirrors").toString());
        return RunningService.start(directory.resolve(name), settings);
    }
}
