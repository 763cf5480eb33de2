package dev.sluice.stack;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitServerIT {
    private static final String SECRET = "not so secret";

    @TempDir Path directory;
    private GitServer git;
    private HttpServer receiver;
    private final List<Received> received = new CopyOnWriteArrayList<>();

    private record Received(Map<String, List<String>> headers, String text) {
        String header(String name) {
            return headers.get(name).getFirst();
        }
    }

    @BeforeEach
    void startBoth() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext(
                "/hooks/github",
                exchange -> {
                    try (exchange) {
                        var body = exchange.getRequestBody().readAllBytes();
                        received.add(
                                new Received(
                                        Map.copyOf(exchange.getRequestHeaders()),
                                        new String(body, StandardCharsets.UTF_8)));
                        exchange.sendResponseHeaders(202, -1);
                    }
                });
        receiver.start();
        git = GitServer.start(directory.resolve("repositories"));
        git.announcePushesTo(
                URI.create(
                        "http://127.0.0.1:%d/hooks/github"
                                .formatted(receiver.getAddress().getPort())),
                SECRET);
    }

    @AfterEach
    void stopBoth() {
        git.close();
        receiver.stop(0);
    }

    @Test
    void aPushToANewNameMakesTheRepositoryWithHeadOnMain() throws Exception {
        var work = workTree("first", "main");

        git(work, "push", url("team/app"), "main");

        assertThat(git(directory, "clone", "-q", url("team/app"), "copy")).isEmpty();
        assertThat(directory.resolve("copy/file.txt")).hasContent("first");
        assertThat(git(directory, "ls-remote", "--symref", url("team/app"), "HEAD"))
                .contains("ref: refs/heads/main");
    }

    @Test
    void headFollowsTheFirstPushedBranchWhateverItsName() throws Exception {
        var work = workTree("first", "trunk");

        git(work, "push", url("app"), "trunk");

        git(directory, "clone", "-q", url("app"), "copy");
        assertThat(git(directory.resolve("copy"), "branch", "--show-current")).isEqualTo("trunk");
    }

    @Test
    void everyMovedRefIsAnnouncedSignedAsGitHubDoes() throws Exception {
        var work = workTree("first", "main");
        git(work, "tag", "v1");
        var commit = git(work, "rev-parse", "HEAD");

        git(work, "push", url("app"), "main", "v1");

        await().atMost(10, SECONDS).until(() -> received.size() == 2);
        assertThat(received)
                .extracting(Received::text)
                .anySatisfy(body -> assertThat(body).contains("\"ref\": \"refs/heads/main\""))
                .anySatisfy(body -> assertThat(body).contains("\"ref\": \"refs/tags/v1\""))
                .allSatisfy(
                        body ->
                                assertThat(body)
                                        .contains(
                                                "\"before\": \"%s\"".formatted("0".repeat(40)),
                                                "\"after\": \"%s\"".formatted(commit),
                                                "\"clone_url\": \"%s\"".formatted(url("app"))));
        assertThat(received)
                .allSatisfy(
                        event -> {
                            assertThat(event.header("X-github-event")).isEqualTo("push");
                            assertThat(event.header("X-github-delivery")).isNotBlank();
                            assertThat(event.header("X-hub-signature-256"))
                                    .isEqualTo("sha256=" + hmac(event.text()));
                        });
    }

    @Test
    void aForcedPushIsTakenAndAnnounced() throws Exception {
        var work = workTree("first", "main");
        git(work, "push", url("app"), "main");
        commit(work, "second");
        git(work, "push", url("app"), "main");
        git(work, "reset", "-q", "--hard", "HEAD~1");

        git(work, "push", "--force", url("app"), "main");

        await().atMost(10, SECONDS).until(() -> received.size() == 3);
        assertThat(received)
                .extracting(Received::text)
                .anySatisfy(body -> assertThat(body).contains("\"forced\": true"));
        assertThat(git(directory, "ls-remote", url("app"), "refs/heads/main"))
                .startsWith(git(work, "rev-parse", "HEAD"));
    }

    @Test
    void lostWebhooksDoNotHinderThePush() throws Exception {
        var work = workTree("first", "main");
        git.loseWebhooks();
        git(work, "push", url("app"), "main");
        git.deliverWebhooks();
        commit(work, "second");

        git(work, "push", url("app"), "main");

        await().atMost(10, SECONDS).until(() -> !received.isEmpty());
        assertThat(received).hasSize(1);
        assertThat(received.getFirst().text())
                .contains("\"after\": \"%s\"".formatted(git(work, "rev-parse", "HEAD")));
    }

    @Test
    void aRepositoryCanDemandCredentials() throws Exception {
        var work = workTree("first", "main");
        git(work, "push", url("private"), "main");

        git.demandCredentials("private", "ada", "l0ve");

        assertThat(git(directory, "ls-remote", url("private"))).contains("fatal");
        assertThat(git(directory, "ls-remote", url("private").replace("//", "//ada:l0ve@")))
                .contains("refs/heads/main");
    }

    @Test
    void aMissingRepositoryAndAStrangePathAreRefused() throws Exception {
        assertThat(git(directory, "ls-remote", url("absent"))).contains("not found");
        assertThat(git(directory, "ls-remote", git.url() + "/a/..%2f..%2fb.git"))
                .contains("not found");
    }

    @Test
    void largePushesAndClonesPass() throws Exception {
        var work = workTree("first", "main");
        var large = new StringBuilder();
        for (int line = 0; line < 400_000; line++) {
            large.append(Integer.toHexString(line * 0x9E3779B1)).append('\n');
        }
        Files.writeString(work.resolve("large.txt"), large);
        git(work, "add", ".");
        git(work, "commit", "-qm", "large");

        git(work, "push", url("app"), "main");

        git(directory, "clone", "-q", url("app"), "copy");
        assertThat(directory.resolve("copy/large.txt")).hasContent(large.toString());
    }

    @Test
    void aSeededRepositoryIsClonedAndPushedToLikeAnyOther() throws Exception {
        git.seed("example", Map.of("web/config.yaml", "kind: ConfigMap\n"), "The first state");
        git(directory, "clone", "-q", url("example"), "copy");
        var copy = directory.resolve("copy");
        assertThat(copy.resolve("web/config.yaml")).hasContent("kind: ConfigMap\n");

        commit(copy, "second");

        assertThat(git(copy, "push", "origin", "main")).contains("main -> main");
    }

    private String url(String repository) {
        return git.repositoryUrl(repository).toString();
    }

    private Path workTree(String content, String branch) throws Exception {
        var work = Files.createDirectory(directory.resolve("work"));
        git(work, "init", "-q", "-b", branch);
        commit(work, content);
        return work;
    }

    private static void commit(Path work, String content) throws Exception {
        Files.writeString(work.resolve("file.txt"), content);
        git(work, "add", ".");
        git(work, "commit", "-qm", content);
    }

    private static String git(Path folder, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>(List.of("git"));
        command.addAll(List.of("-c", "user.name=Ada", "-c", "user.email=ada@example.com"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectErrorStream(true);
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }

    private static String hmac(String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
