package dev.sluice.source.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.Digest;
import dev.sluice.events.GitRef;
import dev.sluice.events.Problem;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceDeclaration.Access;
import dev.sluice.events.SourceDeclaration.Credentials;
import dev.sluice.events.SourceId;
import dev.sluice.git.GitSystem;
import dev.sluice.source.WorkTree;
import dev.sluice.source.artifact.ArchiveLimits;
import dev.sluice.source.artifact.ArtifactRevisions;
import dev.sluice.source.oci.ArtifactClient;
import dev.sluice.source.oci.OciSettings;
import dev.sluice.source.repository.CredentialLookup;
import dev.sluice.source.repository.InMemorySecrets;
import dev.sluice.source.revision.EveryHost;
import dev.sluice.source.revision.FetchOutcome;
import dev.sluice.source.revision.Revision;
import dev.sluice.source.tls.TlsContexts;
import dev.sluice.stack.ChartArchive;
import dev.sluice.stack.ChartHost;
import dev.sluice.stack.GitServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartsAndArtifactsIT {

    private static final Limits LIMITS = new Limits(1 << 30, 1 << 27, 1_000_000);
    private static final Access INSECURE = new Access(null, false, true, null);

    private final InMemorySecrets secrets = new InMemorySecrets();
    private final ChartHost charts = ChartHost.start();
    private Path directory;
    private Mirrors mirrors;
    private EveryHost hosts;

    @BeforeEach
    void begin() throws IOException {
        directory = Files.createTempDirectory(Path.of("target"), "charts-");
        GitSystem.install(Path.of("target", "jgit"));
        mirrors = new Mirrors(directory.resolve("mirrors"), LIMITS);
        hosts = hosts(mirrors, new Bounds(1 << 20));
        charts.publish(podinfo("6.5.0", "one"));
        charts.publish(podinfo("6.5.1", "two"));
        charts.publish(podinfo("7.0.0-rc.1", "three"));
    }

    @AfterEach
    void end() {
        charts.close();
    }

    @Test
    void theHighestVersionInTheRangeBecomesACommitOfItsFiles() throws IOException {
        var revision = found(hosts.fetch(chart("podinfo", "6.x")));

        assertThat(revision.ref()).isEqualTo("6.5.1");
        assertThat(revision.message()).startsWith("podinfo 6.5.1\n\nsha256:");
        assertThat(files(chart("podinfo", "6.x"), revision))
                .containsOnlyKeys("Chart.yaml", "values.yaml", "templates/web.yaml")
                .containsEntry("values.yaml", "text: two\n");
    }

    @Test
    void theSameBytesAreTheSameCommitEverywhere() {
        var here = found(hosts.fetch(chart("podinfo", "6.5.1")));
        var elsewhere = new Mirrors(directory.resolve("other"), LIMITS);
        var there = found(hosts(elsewhere, new Bounds(1 << 20)).fetch(artifact("6.5.1")));

        assertThat(there.tree()).isEqualTo(here.tree());
        assertThat(there.commit()).isEqualTo(here.commit());
    }

    @Test
    void whatIsHereIsNotDownloadedAgainAndAnUnchangedIndexIsNot() {
        hosts.fetch(chart("podinfo", "6.x"));
        hosts.fetch(chart("podinfo", "6.x"));

        assertThat(charts.asked())
                .containsExactly(
                        "/charts/index.yaml", "/charts/podinfo-6.5.1.tgz", "/charts/index.yaml");
    }

    @Test
    void aNewVersionIsFoundByTheRange() {
        var before = found(hosts.fetch(chart("podinfo", "6.x")));
        charts.publish(podinfo("6.6.0", "new"));
        var after = found(hosts.fetch(chart("podinfo", "6.x")));

        assertThat(after.ref()).isEqualTo("6.6.0");
        assertThat(after.commit()).isNotEqualTo(before.commit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.x", "6.5.1", "*", ">=6.0.0 <6.6.0"})
    void aRegistryAnswersAsTheIndexDoes(String range) throws IOException {
        var revision = found(hosts.fetch(artifact(range)));

        assertThat(revision.ref()).isEqualTo("6.5.1");
        assertThat(files(artifact(range), revision)).containsEntry("values.yaml", "text: two\n");
    }

    @Test
    void anArtifactIsFollowedByItsTagItsRangeAndItsDigest() {
        var url = charts.registryUrl() + "/podinfo";
        var digest = new Digest("sha256:" + "0".repeat(64));

        assertThat(found(hosts.fetch(artifact(url, new GitRef.Tag("6.5.0")))).ref())
                .isEqualTo("6.5.0");
        assertThat(found(hosts.fetch(artifact(url, new GitRef.SemVer(">=6")))).ref())
                .isEqualTo("6.5.1");
        assertThat(failed(hosts.fetch(artifact(url, new GitRef.Content(digest)))).reason())
                .isEqualTo("NotFound");
        assertThat(failed(hosts.fetch(artifact(url, new GitRef.Tag("latest")))).message())
                .contains("charts/podinfo:latest");
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThat(failed(hosts.fetch(chart("redis", "*"))).message())
                .contains("has no chart redis");
        assertThat(failed(hosts.fetch(chart("podinfo", ">=8"))).message())
                .contains("no version of the chart podinfo in the range >=8");
        assertThat(failed(hosts.fetch(artifact(">=8"))).reason()).isEqualTo("VersionNotFound");
        assertThat(failed(hosts.fetch(unresolved())).message())
                .isEqualTo("HelmRepository/apps/podinfo is not defined, or is refused");
    }

    @Test
    void credentialsAreShownToTheRepositoryAndTheRegistry() {
        charts.demandCredentials("ada", "secret");

        assertThat(failed(hosts.fetch(chart("podinfo", "*"))).message())
                .contains("wants credentials");
        assertThat(failed(hosts.fetch(artifact("*"))).message()).contains("wants credentials");

        secrets.with("apps/charts/username", "ada").with("apps/charts/password", "secret");
        assertThat(found(hosts.fetch(withSecret(chart("podinfo", "*")))).ref()).isEqualTo("6.5.1");
        assertThat(found(hosts.fetch(withSecret(artifact("*")))).ref()).isEqualTo("6.5.1");

        secrets.with("apps/charts/password", "wrong");
        assertThat(failed(hosts.fetch(withSecret(chart("podinfo", "*")))).message())
                .contains("refuses the credentials");
        assertThat(failed(hosts.fetch(withSecret(artifact("*")))).reason())
                .isEqualTo("AuthenticationFailed");
    }

    @Test
    void credentialsOfADockerConfigurationAreTakenForTheirRegistry() {
        charts.demandCredentials("ada", "secret");
        var registry = charts.registryUrl().replace("oci://", "").replace("/charts", "");
        secrets.with(
                "apps/charts/.dockerconfigjson",
                "{\"auths\":{\"%s\":{\"auth\":\"YWRhOnNlY3JldA==\"}}}".formatted(registry));

        assertThat(found(hosts.fetch(withSecret(artifact("*")))).ref()).isEqualTo("6.5.1");
    }

    @Test
    void otherBytesThanTheIndexAnnouncesAreRefused() {
        var forged = podinfo("9.0.0", "forged");
        charts.publish(new ChartArchive(forged.name(), forged.version(), new byte[] {1, 2}));
        charts.announceDigest("podinfo", "9.0.0", forged.digest());

        assertThat(failed(hosts.fetch(chart("podinfo", "9.0.0"))).reason())
                .isEqualTo("DigestMismatch");
    }

    @Test
    void anArchiveThatIsTooLargeOrNoneIsRefused() {
        var small = hosts(new Mirrors(directory.resolve("small"), LIMITS), new Bounds(100));
        charts.publish(new ChartArchive("broken", "1.0.0", "no archive".getBytes(UTF_8)));

        assertThat(failed(small.fetch(chart("podinfo", "*"))).reason()).isEqualTo("TooLarge");
        assertThat(failed(hosts.fetch(chart("broken", "*"))).reason()).isEqualTo("InvalidArchive");
    }

    @Test
    void aHostThatIsNotThereIsNamed() {
        var url = charts.repositoryUrl().toString();
        charts.close();

        assertThat(failed(hosts.fetch(source(url, new GitRef.Chart("podinfo", "*"), null, null))))
                .satisfies(
                        problem -> assertThat(problem.message()).contains("refuses connections"));
    }

    @Test
    void anotherSourceLiesBesideTheChart() throws IOException {
        try (var git = GitServer.start(directory.resolve("git"));
                var work =
                        WorkTree.of(
                                directory.resolve("work"), git.repositoryUrl("fleet").toString())) {
            work.write("envs/prod.yaml", "text: prod\n").commit("Values");
            work.push();
            var source = beside(chart("podinfo", "*"), git.repositoryUrl("fleet").toString());
            var first = found(hosts.fetch(source));
            var again = found(hosts.fetch(source));

            assertThat(files(source, first))
                    .containsEntry("values.yaml", "text: two\n")
                    .containsEntry("$values/envs/prod.yaml", "text: prod\n");
            assertThat(again).isEqualTo(first);

            work.write("envs/prod.yaml", "text: changed\n").commit("Change");
            work.push();
            var changed = found(hosts.fetch(source));
            assertThat(changed.commit()).isNotEqualTo(first.commit());
            assertThat(files(source, changed))
                    .containsEntry("$values/envs/prod.yaml", "text: changed\n");
        }
    }

    private EveryHost hosts(Mirrors into, OciSettings settings) {
        var credentials = new CredentialLookup(secrets);
        var git = new GitHosts(into, credentials, new TlsContexts(false));
        var limits =
                new ArchiveLimits(
                        settings.maxUnpackedSize(), settings.maxFileSize(), settings.maxFiles());
        var artifacts =
                new ArtifactRevisions(
                        new ArtifactClient(credentials, settings, new TlsContexts(false)),
                        new MirrorImports(into, limits));
        return new EveryHost(git, git, artifacts, new MirrorComposition(into));
    }

    /// Settings with one bound for archives.
    private record Bounds(long maxArchiveSize) implements OciSettings {
        @Override
        public long maxIndexSize() {
            return 1 << 20;
        }

        @Override
        public long maxUnpackedSize() {
            return 1 << 20;
        }

        @Override
        public int maxFileSize() {
            return 1 << 20;
        }

        @Override
        public int maxFiles() {
            return 100;
        }
    }

    private static ChartArchive podinfo(String version, String text) {
        return ChartArchive.of(
                Map.of(
                        "Chart.yaml",
                        "apiVersion: v2\nname: podinfo\nversion: %s\n"
                                .formatted(version)
                                .getBytes(UTF_8),
                        "values.yaml",
                        "text: %s\n".formatted(text).getBytes(UTF_8),
                        "templates/web.yaml",
                        "kind: ConfigMap\n".getBytes(UTF_8)));
    }

    private SourceDeclaration chart(String name, String range) {
        return source(charts.repositoryUrl().toString(), new GitRef.Chart(name, range), null, null);
    }

    private SourceDeclaration artifact(String range) {
        return artifact(charts.registryUrl(), new GitRef.Chart("podinfo", range));
    }

    private static SourceDeclaration artifact(String url, GitRef ref) {
        return source(url, ref, INSECURE, null);
    }

    private static SourceDeclaration withSecret(SourceDeclaration source) {
        return source(
                source.url(), source.ref(), source.access(), new Credentials("apps", "charts"));
    }

    private static SourceDeclaration unresolved() {
        return new SourceDeclaration(
                new SourceId("Chart", "apps", "podinfo"),
                "",
                new GitRef.Chart("podinfo", "*"),
                Duration.ofMinutes(1),
                Duration.ofSeconds(5),
                null,
                null,
                false,
                new SourceId("HelmRepository", "apps", "podinfo"),
                null,
                Map.of(),
                null);
    }

    private static SourceDeclaration source(
            String url, GitRef ref, Access access, Credentials credentials) {
        return new SourceDeclaration(
                new SourceId("Chart", "apps", "podinfo"),
                url,
                ref,
                Duration.ofMinutes(1),
                Duration.ofSeconds(5),
                credentials,
                null,
                false,
                null,
                access,
                Map.of(),
                null);
    }

    private static SourceDeclaration beside(SourceDeclaration source, String url) {
        var values =
                new SourceDeclaration(
                        new SourceId("Repository", "apps", "fleet"),
                        url,
                        new GitRef.Head(),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(5),
                        null,
                        null,
                        false);
        return new SourceDeclaration(
                source.source(),
                source.url(),
                source.ref(),
                source.interval(),
                source.timeout(),
                null,
                null,
                false,
                null,
                source.access(),
                Map.of("$values", values),
                null);
    }

    private Map<String, String> files(SourceDeclaration source, Revision revision)
            throws IOException {
        var files = new TreeMap<String, String>();
        var repository = mirrors.of(source).repository();
        try (var walk = new TreeWalk(repository)) {
            walk.addTree(ObjectId.fromString(revision.tree()));
            walk.setRecursive(true);
            while (walk.next()) {
                var blob = repository.open(walk.getObjectId(0)).getBytes();
                files.put(walk.getPathString(), new String(blob, UTF_8));
            }
        }
        return files;
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
