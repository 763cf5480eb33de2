package dev.sluice.source.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.GitRef;
import dev.sluice.events.Problem;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import dev.sluice.git.GitSystem;
import dev.sluice.source.WorkTree;
import dev.sluice.source.repository.CredentialLookup;
import dev.sluice.source.repository.InMemorySecrets;
import dev.sluice.source.revision.FetchOutcome;
import dev.sluice.source.revision.Revision;
import dev.sluice.source.tls.TlsContexts;
import dev.sluice.stack.GitServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHostsIT {

    @TempDir Path directory;
    private GitServer server;
    private Relay relay;
    private WorkTree work;
    private final InMemorySecrets secrets = new InMemorySecrets();
    private Mirrors mirrors;
    private GitHosts hosts;

    @BeforeEach
    void startHost() {
        GitSystem.install(Path.of("target", "jgit"));
        server = GitServer.start(directory.resolve("git"));
        relay = new Relay(server.url());
        work = WorkTree.of(directory.resolve("work"), server.repositoryUrl("app").toString());
        use(new Limits(1 << 20, 100_000, 1000));
    }

    @AfterEach
    void stopHost() {
        work.close();
        relay.close();
        server.close();
    }

    @Test
    void aBranchIsFetchedAndDescribed() {
        var commit = push("a", "1");

        var revision = found(fetch(new GitRef.Branch("main")));

        assertThat(revision.commit()).isEqualTo(commit);
        assertThat(revision.ref()).isEqualTo("refs/heads/main");
        assertThat(revision.tree()).hasSize(40);
        assertThat(revision.message()).isEqualTo("a is 1");
        assertThat(revision.author().name()).isEqualTo("Ada");
    }

    @Test
    void aReferenceThatDidNotMoveCostsOneRequest() {
        push("a", "1");
        fetch(new GitRef.Branch("main"));
        relay.requests.clear();

        found(fetch(new GitRef.Branch("main")));

        assertThat(relay.requests)
                .extracting(request -> request.method() + " " + request.path())
                .containsExactly("GET /app.git/info/refs");
    }

    @Test
    void aReferenceThatMovedCostsTwo() {
        push("a", "1");
        fetch(new GitRef.Branch("main"));
        var moved = push("a", "2");
        relay.requests.clear();

        assertThat(found(fetch(new GitRef.Branch("main"))).commit()).isEqualTo(moved);

        assertThat(relay.requests)
                .extracting(request -> request.method() + " " + request.path())
                .containsExactly("GET /app.git/info/refs", "POST /app.git/git-upload-pack");
    }

    @Test
    void aHintedCommitIsFetchedWhileTheHostIsAsked() throws IOException {
        var first = push("a", "1");
        fetch(new GitRef.Branch("main"));
        var moved = push("a", "2");
        relay.requests.clear();

        assertThat(found(fetch(moved)).commit()).isEqualTo(moved);

        assertThat(relay.requests)
                .extracting(request -> request.method() + " " + request.path())
                .containsExactlyInAnyOrder(
                        "GET /app.git/info/refs", "POST /app.git/git-upload-pack");
        var mirror = mirrors.fetched(new SourceId("GitRepository", "apps", "app")).orElseThrow();
        assertThat(mirror.received(moved, first)).isPresent();
        assertThat(mirror.received(moved, moved)).isEmpty();
        assertThat(mirror.received(first, null)).isEmpty();
    }

    @Test
    void aHintedCommitThatIsLargeComesInTheOrdinaryWay() {
        use(new Limits(64 << 20, 64 << 20, 1000));
        push("a", "1");
        fetch(new GitRef.Branch("main"));
        var bytes = new byte[10 << 20];
        new Random(1).nextBytes(bytes);
        var text = Base64.getEncoder().encodeToString(bytes);
        var large = work.write("large", text).commit("A large file");
        work.push();
        relay.requests.clear();

        assertThat(found(fetch(large)).commit()).isEqualTo(large);
        assertThat(relay.requests)
                .filteredOn(request -> request.method().equals("POST"))
                .hasSize(2);

        var small = push("a", "2");
        relay.requests.clear();
        assertThat(found(fetch(small)).commit()).isEqualTo(small);
        assertThat(relay.requests).hasSize(2);
    }

    @Test
    void whatAHintSaysIsNotBelieved() {
        push("a", "1");
        fetch(new GitRef.Branch("main"));
        var moved = push("a", "2");
        work.write("a", "3").commit("elsewhere");
        work.push("HEAD:refs/heads/other");
        var elsewhere = found(fetch(new GitRef.Branch("other"))).commit();
        var unknown = "0123456789012345678901234567890123456789";

        assertThat(found(fetch(elsewhere)).commit()).isEqualTo(moved);
        assertThat(found(fetch(unknown)).commit()).isEqualTo(moved);
        assertThat(found(fetch(push("a", "4"))).commit()).isNotEqualTo(moved);
    }

    @Test
    void aForcedPushToAnOlderCommitIsFollowed() {
        var first = push("a", "1");
        push("a", "2");
        fetch(new GitRef.Branch("main"));
        work.reset(first);
        work.push();

        assertThat(found(fetch(new GitRef.Branch("main"))).commit()).isEqualTo(first);
    }

    @Test
    void tagsLeadToTheirCommits() {
        var commit = push("a", "1");
        work.tag("v1.0.0").lightTag("v1.1.0");
        push("a", "2");
        work.push("refs/tags/v1.0.0:refs/tags/v1.0.0", "refs/tags/v1.1.0:refs/tags/v1.1.0");

        assertThat(found(fetch(new GitRef.Tag("v1.0.0"))).commit()).isEqualTo(commit);
        assertThat(found(fetch(new GitRef.Tag("v1.1.0"))).commit()).isEqualTo(commit);
        var highest = found(fetch(new GitRef.SemVer(">=1.0.0 <2.0.0")));
        assertThat(highest.ref()).isEqualTo("refs/tags/v1.1.0");
        assertThat(found(fetch(new GitRef.Revision("v1.0.0"))).commit()).isEqualTo(commit);
    }

    @Test
    void theHeadIsTheDefaultBranch() {
        var commit = push("a", "1");

        var revision = found(fetch(new GitRef.Head()));

        assertThat(revision.commit()).isEqualTo(commit);
        assertThat(revision.ref()).isEqualTo("refs/heads/main");
    }

    @Test
    void aNameIsAnyReference() {
        var commit = push("a", "1");
        work.push("refs/heads/main:refs/pull/7/head");

        assertThat(found(fetch(new GitRef.Name("refs/pull/7/head"))).commit()).isEqualTo(commit);
    }

    @Test
    void aCommitIsFetchedByItsIdAndThenNeedsNoVisit() {
        var first = push("a", "1");
        push("a", "2");

        assertThat(found(fetch(new GitRef.Commit(first))).commit()).isEqualTo(first);
        relay.requests.clear();
        assertThat(found(fetch(new GitRef.Commit(first))).ref()).isEqualTo(first);
        assertThat(relay.requests).isEmpty();
        assertThat(found(fetch(new GitRef.Revision(first))).commit()).isEqualTo(first);
    }

    @Test
    void whatIsNotThereIsAReferenceNotFound() {
        push("a", "1");

        for (var ref :
                List.of(
                        new GitRef.Branch("none"),
                        new GitRef.Tag("v9"),
                        new GitRef.SemVer(">=9.0.0"),
                        new GitRef.Name("refs/x/y"),
                        new GitRef.Revision("none"),
                        new GitRef.Commit("0123456789abcdef0123456789abcdef01234567"))) {
            assertThat(failed(fetch(ref)).reason())
                    .as(ref.toString())
                    .isEqualTo("ReferenceNotFound");
        }
    }

    @Test
    void anEmptiedRepositoryIsAFailure() {
        push("a", "1");
        found(fetch(new GitRef.Branch("main")));
        server.seed("other", Map.of("a", "b"), "seed");
        work.push(":refs/heads/main");

        assertThat(failed(fetch(new GitRef.Branch("main"))).reason())
                .isEqualTo("ReferenceNotFound");
        assertThat(failed(fetch(new GitRef.Head())).reason()).isEqualTo("ReferenceNotFound");
    }

    @Test
    void aRepositoryThatIsNotThereIsNamedSo() {
        assertThat(failed(hosts.fetch(source(relay.url("none"), new GitRef.Head(), null))).reason())
                .isEqualTo("RepositoryNotFound");
    }

    @Test
    void credentialsAreShownWithTheFirstRequest() {
        server.seed("closed", Map.of("a.yaml", "a: 1"), "seed");
        server.demandCredentials("closed", "ada", "secret");
        var closed = source(relay.url("closed"), new GitRef.Head(), "git");

        assertThat(failed(hosts.fetch(closed)).reason()).isEqualTo("CredentialsNotFound");
        secrets.with("apps/git/username", "ada").with("apps/git/password", "wrong");
        assertThat(failed(hosts.fetch(closed)))
                .satisfies(
                        problem -> {
                            assertThat(problem.reason()).isEqualTo("AuthenticationFailed");
                            assertThat(problem.toString()).doesNotContain("wrong");
                        });
        secrets.with("apps/git/password", "secret");
        relay.requests.clear();
        found(hosts.fetch(closed));

        assertThat(relay.requests).hasSize(2);
        assertThat(
                        failed(hosts.fetch(source(relay.url("closed"), new GitRef.Head(), null)))
                                .reason())
                .isEqualTo("AuthenticationFailed");
    }

    @Test
    void credentialsGoToNoOtherHost() throws IOException {
        push("a", "1");
        secrets.with("apps/git/username", "ada").with("apps/git/password", "secret");
        try (var other = new Relay(server.url())) {
            relay.misbehave(
                    exchange -> {
                        exchange.getResponseHeaders()
                                .set(
                                        "Location",
                                        other.url("app")
                                                + "/info/refs?"
                                                + exchange.getRequestURI().getQuery());
                        exchange.sendResponseHeaders(302, -1);
                    });

            hosts.fetch(source(relay.url("app"), new GitRef.Head(), "git"));

            assertThat(relay.requests)
                    .extracting(Relay.Request::authorization)
                    .doesNotContainNull();
            assertThat(other.requests)
                    .isNotEmpty()
                    .extracting(Relay.Request::authorization)
                    .containsOnlyNulls();
        }
    }

    @Test
    void aHostThatSaysNothingCostsItsTimeout() {
        relay.misbehave(relay::sayNothing);
        long start = System.nanoTime();

        var problem = failed(fetch(new GitRef.Head()));

        assertThat(problem.reason()).isEqualTo("Timeout");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aHostThatDripsCostsItsTimeout() {
        relay.misbehave(
                exchange -> {
                    exchange.getResponseHeaders()
                            .set("Content-Type", "application/x-git-upload-pack-advertisement");
                    exchange.sendResponseHeaders(200, 0);
                    var out = exchange.getResponseBody();
                    var line = "001e# service=git-upload-pack\n0000".getBytes(UTF_8);
                    for (int i = 0; i < 1000; i++) {
                        out.write(line[i % line.length]);
                        out.flush();
                        LockSupport.parkNanos(400_000_000);
                    }
                });

        assertThat(failed(fetch(new GitRef.Head())).reason()).isEqualTo("Timeout");
    }

    @Test
    void failuresOfTheHostAreTold() {
        relay.misbehave(exchange -> exchange.sendResponseHeaders(500, -1));
        assertThat(failed(fetch(new GitRef.Head())).reason()).isEqualTo("HostFailed");
        relay.misbehave(exchange -> exchange.sendResponseHeaders(429, -1));
        assertThat(failed(fetch(new GitRef.Head())).reason()).isEqualTo("RateLimited");
        relay.misbehave(
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "text/html");
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write("<html>hello</html>".getBytes(UTF_8));
                });
        assertThat(failed(fetch(new GitRef.Head())).reason())
                .isIn("RepositoryNotFound", "ConnectionFailed");
        assertThat(
                        failed(hosts.fetch(source("http://127.0.0.1:1/x", new GitRef.Head(), null)))
                                .reason())
                .isEqualTo("ConnectionFailed");
        assertThat(
                        failed(
                                        hosts.fetch(
                                                source(
                                                        "http://no-such-host.invalid/x",
                                                        new GitRef.Head(),
                                                        null)))
                                .reason())
                .isEqualTo("ConnectionFailed");
    }

    @Test
    void aHostThatSpeaksNoTlsIsATlsError() throws IOException {
        try (var socket = new ServerSocket(0)) {
            Thread.startVirtualThread(() -> answerInPlainText(socket));
            var url = "https://127.0.0.1:%d/app.git".formatted(socket.getLocalPort());

            assertThat(failed(hosts.fetch(source(url, new GitRef.Head(), null))).reason())
                    .isEqualTo("TlsError");
        }
    }

    @Test
    void anObjectThatIsTooLargeIsRefused() {
        push("a", "1");
        work.write("large", "x".repeat(200_000));
        work.commit("large");
        work.push();

        assertThat(failed(fetch(new GitRef.Branch("main"))).reason()).isEqualTo("TooLarge");
    }

    @Test
    void aPackThatIsTooLargeIsRefused() throws IOException {
        var noise = new byte[90_000];
        for (int i = 0; i < 30; i++) {
            new Random(i).nextBytes(noise);
            Files.write(directory.resolve("work/noise" + i), noise);
        }
        work.commit("noise");
        work.push();

        assertThat(failed(fetch(new GitRef.Branch("main"))).reason()).isEqualTo("TooLarge");
    }

    @Test
    void tooManyObjectsAreRefused() {
        use(new Limits(1 << 20, 100_000, 5));
        for (int i = 0; i < 10; i++) {
            work.write("file" + i, "content " + i);
        }
        work.commit("many");
        work.push();

        assertThat(failed(fetch(new GitRef.Branch("main"))).reason()).isEqualTo("TooLarge");
    }

    @Test
    void sourcesOfOneUrlShareAMirrorAndKeepTheirReferences() throws IOException {
        push("a", "1");
        var one = source("one", relay.url("app"), new GitRef.Head(), null);
        var two = source("two", relay.url("app"), new GitRef.Branch("main"), null);
        found(hosts.fetch(one));
        relay.requests.clear();

        found(hosts.fetch(two));

        assertThat(relay.requests).hasSize(1);
        assertThat(mirrors.fetched(one.source())).isPresent();
        assertThat(mirrors.fetched(two.source())).isPresent();
    }

    @Test
    void mirrorsThatNobodyReadsAreDropped() throws IOException {
        push("a", "1");
        server.seed("other", Map.of("a", "b"), "seed");
        var one = source("one", relay.url("app"), new GitRef.Head(), null);
        var two = source("two", relay.url("other"), new GitRef.Head(), null);
        found(hosts.fetch(one));
        found(hosts.fetch(two));

        hosts.know(Set.copyOf(List.of(two)));
        hosts.tidy();

        assertThat(mirrors.fetched(one.source())).isEmpty();
        assertThat(mirrors.fetched(two.source())).isPresent();
        try (var left = Files.list(directory.resolve("mirrors"))) {
            assertThat(left.filter(path -> path.toString().endsWith(".git"))).hasSize(1);
        }
    }

    @Test
    void manySmallFetchesArePackedTogether() throws IOException {
        for (int i = 0; i < 60; i++) {
            push("a", "value " + i);
            found(fetch(new GitRef.Branch("main")));
        }
        var last = found(fetch(new GitRef.Branch("main")));
        var source = source(relay.url("app"), new GitRef.Head(), null);
        var mirror = mirrors.fetched(source.source()).orElseThrow();
        assertThat(mirror.packs()).isGreaterThan(50);

        hosts.know(List.of(source));
        hosts.tidy();

        assertThat(mirror.packs()).isLessThan(5);
        assertThat(mirror.has(last.commit())).isTrue();
        assertThat(mirror.repository().resolve(last.commit() + "~50^{tree}")).isNotNull();
    }

    private static void answerInPlainText(ServerSocket socket) {
        while (!socket.isClosed()) {
            try (var connection = socket.accept()) {
                connection
                        .getOutputStream()
                        .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
                connection.getInputStream().readNBytes(1);
            } catch (IOException _) {
                return;
            }
        }
    }

    private void use(Limits limits) {
        mirrors = new Mirrors(directory.resolve("mirrors"), limits);
        hosts = new GitHosts(mirrors, new CredentialLookup(secrets), new TlsContexts(false));
    }

    private String push(String file, String content) {
        var commit = work.write(file, content).commit(file + " is " + content);
        work.push();
        return commit;
    }

    private FetchOutcome fetch(GitRef ref) {
        return hosts.fetch(source(relay.url("app"), ref, null));
    }

    private FetchOutcome fetch(String hinted) {
        var app = source(relay.url("app"), new GitRef.Branch("main"), null);
        return hosts.fetch(app, app, hinted);
    }

    private static SourceDeclaration source(String url, GitRef ref, String secret) {
        return source("app", url, ref, secret);
    }

    private static SourceDeclaration source(String name, String url, GitRef ref, String secret) {
        return new SourceDeclaration(
                new SourceId("GitRepository", "apps", name),
                url,
                ref,
                Duration.ofMinutes(1),
                Duration.ofSeconds(3),
                secret == null ? null : new SourceDeclaration.Credentials("apps", secret),
                null,
                false);
    }

    private static Revision found(FetchOutcome outcome) {
        assertThat(outcome).isInstanceOf(FetchOutcome.Found.class);
        return ((FetchOutcome.Found) outcome).revision();
    }

    private static Problem failed(FetchOutcome outcome) {
        assertThat(outcome).isInstanceOf(FetchOutcome.Failed.class);
        return ((FetchOutcome.Failed) outcome).problem();
    }
}
