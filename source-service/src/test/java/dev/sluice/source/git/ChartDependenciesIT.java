package dev.sluice.source.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.ChartRepositoryDeclaration;
import dev.sluice.events.CommitEvent.Dependencies;
import dev.sluice.events.GitRef;
import dev.sluice.events.Problem;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceDeclaration.Access;
import dev.sluice.events.SourceDeclaration.Credentials;
import dev.sluice.events.SourceId;
import dev.sluice.git.CommitTree;
import dev.sluice.git.GitSystem;
import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.TreePath;
import dev.sluice.source.WorkTree;
import dev.sluice.source.artifact.ArchiveLimits;
import dev.sluice.source.artifact.ArtifactRevisions;
import dev.sluice.source.chart.ChartFolders;
import dev.sluice.source.chart.PackedCharts;
import dev.sluice.source.chart.RemoteCharts;
import dev.sluice.source.chart.WholeCharts;
import dev.sluice.source.oci.ArtifactClient;
import dev.sluice.source.oci.OciSettings;
import dev.sluice.source.repository.CredentialLookup;
import dev.sluice.source.repository.InMemorySecrets;
import dev.sluice.source.revision.EveryHost;
import dev.sluice.source.revision.FetchOutcome;
import dev.sluice.source.revision.Revision;
import dev.sluice.source.schedule.Pace;
import dev.sluice.source.schedule.PollSchedule;
import dev.sluice.source.tls.TlsContexts;
import dev.sluice.stack.ChartArchive;
import dev.sluice.stack.ChartHost;
import dev.sluice.stack.GitServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Orders are carried out by whoever asks for them: what is awaited at one look is there, or not,
/// at the next.
class ChartDependenciesIT {

    private static final Limits LIMITS = new Limits(1 << 30, 1 << 27, 1_000_000);
    private static final SourceId FLEET = new SourceId("GitRepository", "apps", "fleet");
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final InMemorySecrets secrets = new InMemorySecrets();
    private final ChartHost charts = ChartHost.start();
    private final List<SourceId> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private Path directory;
    private GitServer git;
    private WorkTree work;
    private Mirrors mirrors;
    private WholeCharts hosts;

    @BeforeEach
    void begin() throws IOException {
        directory = Files.createTempDirectory(Path.of("target"), "dependencies-");
        GitSystem.install(Path.of("target", "jgit"));
        git = GitServer.start(directory.resolve("git"));
        work = WorkTree.of(directory.resolve("work"), git.repositoryUrl("fleet").toString());
        mirrors = new Mirrors(directory.resolve("mirrors"), LIMITS);
        hosts = hosts();
        charts.publish(redis("16.0.0"));
        charts.publish(redis("16.1.0"));
        charts.publish(redis("17.0.0"));
    }

    @AfterEach
    void end() {
        work.close();
        git.close();
        charts.close();
    }

    @Test
    void aChartThatAsksForNothingIsWholeAsItIs() {
        work.write("web/Chart.yaml", "{apiVersion: v2, name: web, version: 1.0.0}");
        push();
        know(Map.of(FLEET, Set.of("web", "nowhere")));

        assertThat(found().dependencies()).isNull();
        assertThat(charts.asked()).isEmpty();
    }

    @Test
    void theHighestVersionInTheRangeLiesBesideTheCommitAtTheSecondLook() {
        var commit = push("16.x", charts.repositoryUrl().toString());

        assertThat(found().dependencies())
                .isEqualTo(new Dependencies(commit, List.of("web"), Map.of()));
        assertThat(told).containsExactly(FLEET);
        var whole = found();

        assertThat(whole.commit()).isEqualTo(commit);
        assertThat(dependencies(whole).awaited()).isEmpty();
        assertThat(dependencies(whole).problems()).isEmpty();
        assertThat(packed(dependencies(whole).commit(), "web")).containsExactly("redis-16.1.0.tgz");
        assertThat(found()).isEqualTo(whole);
        assertThat(told).hasSize(1);
    }

    @Test
    void aRegistryIsReachedAsTheRepositoryOfTheNamespaceSays() {
        push("^16.0.0", charts.registryUrl() + "/");
        secrets.with("apps/charts/username", "ada").with("apps/charts/password", "secret");
        charts.demandCredentials("ada", "secret");
        var repository =
                new ChartRepositoryDeclaration(
                        new SourceId("HelmRepository", "apps", "charts"),
                        charts.registryUrl(),
                        Duration.ofSeconds(5),
                        new Credentials("apps", "charts"),
                        new Access(null, false, true, null),
                        false);
        hosts.know(new ChartFolders(Map.of(FLEET, Set.of("web")), List.of(repository)), List.of());

        found();

        assertThat(packed(dependencies(found()).commit(), "web"))
                .containsExactly("redis-16.1.0.tgz");
    }

    @Test
    void aSecretOfArgoCdsIsFoundByItsUrl() {
        secrets.with("apps/charts/url", charts.repositoryUrl().toString())
                .with("apps/charts/username", "ada")
                .with("apps/charts/password", "secret");
        charts.demandCredentials("ada", "secret");
        push("16.x", charts.repositoryUrl().toString());
        var application = new SourceId("Repository", "apps", "fleet");
        know(Map.of(application, Set.of("web")));

        found(source(application));

        assertThat(packed(dependencies(found(source(application))).commit(), "web"))
                .containsExactly("redis-16.1.0.tgz");
    }

    @Test
    void aNewVersionOfARangeIsLookedForAtTheIntervalOfTheSource() {
        push("16.x", charts.repositoryUrl().toString());
        found();
        var before = found();
        charts.publish(redis("16.2.0"));
        assertThat(found()).isEqualTo(before);

        now = now.plus(INTERVAL);
        found();
        assertThat(told).hasSize(2);

        assertThat(packed(dependencies(found()).commit(), "web"))
                .containsExactly("redis-16.2.0.tgz");
    }

    @Test
    void aLockedVersionIsAskedForOnce() {
        work.write("web/Chart.lock", "dependencies: [{name: redis, version: 16.0.0}]");
        push("16.x", charts.repositoryUrl().toString());
        found();
        now = now.plus(INTERVAL).plus(INTERVAL);

        assertThat(packed(dependencies(found()).commit(), "web"))
                .containsExactly("redis-16.0.0.tgz");
        assertThat(charts.asked())
                .containsExactly("/charts/index.yaml", "/charts/redis-16.0.0.tgz");
    }

    @Test
    void whatIsNotThereIsNamedAndHoldsBackNoOtherChart() {
        work.write(
                "other/Chart.yaml",
                chart("{name: nothing, version: 1.x, repository: '%s'}", charts.repositoryUrl()));
        var commit = push("16.x", charts.repositoryUrl().toString());
        know(Map.of(FLEET, Set.of("web", "other")));
        found();

        var whole = dependencies(found());

        assertThat(found().commit()).isEqualTo(commit);
        assertThat(packed(whole.commit(), "web")).containsExactly("redis-16.1.0.tgz");
        assertThat(whole.awaited()).isEmpty();
        assertThat(whole.problems().keySet()).containsExactly("other");
        assertThat(whole.of("other"))
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .startsWith("other/Chart.yaml:5:3 the dependency nothing 1.x of http://")
                .contains("has no chart nothing");
    }

    @Test
    void aHostThatIsDownIsAWarningWhereAVersionIsKnown() {
        push("16.x", charts.repositoryUrl().toString());
        found();
        var before = dependencies(found());
        charts.close();
        now = now.plus(INTERVAL);
        found();

        var after = dependencies(found());

        assertThat(after.commit()).isEqualTo(before.commit());
        assertThat(after.of("web"))
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.isError()).isFalse();
                            assertThat(problem.reason()).isEqualTo("DependencyNotRenewed");
                            assertThat(problem.message()).contains("newer redis 16.x");
                        });
    }

    @Test
    void aReplicaThatStartsAnewKnowsWhatItsMirrorHolds() {
        push("16.x", charts.repositoryUrl().toString());
        found();
        var before = found();
        charts.close();

        hosts = hosts();
        know(Map.of(FLEET, Set.of("web")));

        assertThat(found()).isEqualTo(before);
    }

    @Test
    void anotherReplicaMakesTheSameCommit() {
        push("16.x", charts.repositoryUrl().toString());
        found();
        var here = found();

        mirrors = new Mirrors(directory.resolve("other"), LIMITS);
        hosts = hosts();
        know(Map.of(FLEET, Set.of("web")));
        found();

        assertThat(found()).isEqualTo(here);
    }

    @Test
    void twoVersionsOfOneChartLieBesideEachOther() {
        work.write(
                "web/Chart.yaml",
                chart(
                        "{name: redis, version: 16.x, repository: '%1$s'}\n"
                                + "- {name: redis, version: 17.x, repository: '%1$s', alias: b}",
                        charts.repositoryUrl()));
        push();
        know(Map.of(FLEET, Set.of("web")));
        found();

        assertThat(packed(dependencies(found()).commit(), "web"))
                .containsExactly("redis-16.1.0.tgz", "redis-17.0.0.tgz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "deep/in/the/tree"})
    void aChartMayLieAnywhere(String folder) throws IOException {
        var prefix = folder.isEmpty() ? "" : folder + "/";
        work.write(prefix + "Chart.yaml", redisOf("16.x", charts.repositoryUrl().toString()));
        work.write(prefix + "charts/own/Chart.yaml", "{name: own, version: 1.0.0}");
        work.write("beside.yaml", "a: b\n");
        push();
        know(Map.of(FLEET, Set.of(folder)));
        found();

        var whole = dependencies(found()).commit();

        assertThat(packed(whole, folder)).containsExactly("own", "redis-16.1.0.tgz");
        assertThat(at(whole, "beside.yaml")).isInstanceOf(Entry.File.class);
    }

    @Test
    void whatSourcesKeepSurvivesThePacking() throws Exception {
        push("16.x", charts.repositoryUrl().toString());
        found();
        var whole = dependencies(found()).commit();
        var mirror = mirrors.of(source(FLEET));

        for (int number = 0; mirror.packs() <= 50; number++) {
            work.write("file", "number " + number);
            push();
            found();
        }
        var after = dependencies(found()).commit();
        mirror.tidy();

        assertThat(mirror.packs()).isLessThan(10);
        assertThat(packed(after, "web")).containsExactly("redis-16.1.0.tgz");
        assertThat(after).isNotEqualTo(whole);
        assertThat(found().dependencies()).isNotNull();
    }

    private WholeCharts hosts() {
        var credentials = new CredentialLookup(secrets);
        var limits = new ArchiveLimits(1 << 20, 1 << 20, 100);
        var client = new ArtifactClient(credentials, new Bounds(), new TlsContexts(false));
        var gitHosts = new GitHosts(mirrors, credentials, new TlsContexts(false));
        var every =
                new EveryHost(
                        gitHosts,
                        gitHosts,
                        new ArtifactRevisions(client, new MirrorImports(mirrors, limits)),
                        new MirrorComposition(mirrors));
        var kept = new MirrorCharts(mirrors);
        var pace = new Pace(new Present(), new PollSchedule(new Random(1)), (_, _) -> () -> {});
        var remote = new RemoteCharts(client, kept, pace, Runnable::run);
        remote.tell(told::add);
        return new WholeCharts(every, kept, remote, new PackedCharts(limits));
    }

    /// The clock that stands until the test moves it.
    private final class Present extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private record Bounds() implements OciSettings {
        @Override
        public long maxArchiveSize() {
            return 1 << 20;
        }

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

    private void know(Map<SourceId, Set<String>> folders) {
        var _ = hosts.know(new ChartFolders(folders, List.of()), List.of());
    }

    /// A chart `web` that asks for Redis.
    private String push(String range, String repository) {
        work.write("web/Chart.yaml", redisOf(range, repository));
        var commit = push();
        know(Map.of(FLEET, Set.of("web")));
        return commit;
    }

    private String push() {
        var commit = work.commit("Change");
        work.push();
        return commit;
    }

    private static String redisOf(String range, String repository) {
        return chart(
                "{name: redis, version: '%s', repository: '%s'}".formatted(range, repository), "");
    }

    /// Its first dependency stands in the fifth line.
    private static String chart(String dependencies, Object url) {
        return "apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies:\n- "
                + dependencies.formatted(url)
                + "\n";
    }

    private static ChartArchive redis(String version) {
        return ChartArchive.of(
                Map.of(
                        "Chart.yaml",
                        "apiVersion: v2\nname: redis\nversion: %s\n"
                                .formatted(version)
                                .getBytes(UTF_8)));
    }

    private SourceDeclaration source(SourceId id) {
        return new SourceDeclaration(
                id,
                git.repositoryUrl("fleet").toString(),
                new GitRef.Branch("main"),
                INTERVAL,
                Duration.ofSeconds(5),
                null,
                null,
                false);
    }

    private Revision found() {
        return found(source(FLEET));
    }

    private Revision found(SourceDeclaration source) {
        var outcome = hosts.fetch(source);
        assertThat(outcome).isInstanceOf(FetchOutcome.Found.class);
        return ((FetchOutcome.Found) outcome).revision();
    }

    private static Dependencies dependencies(Revision revision) {
        assertThat(revision.dependencies()).isNotNull();
        return revision.dependencies();
    }

    private List<String> packed(String commit, String chart) {
        var folder = chart.isEmpty() ? "charts" : chart + "/charts";
        var entry = at(commit, folder);
        assertThat(entry).isInstanceOf(Entry.Directory.class);
        return ((Entry.Directory) entry).names();
    }

    private Entry at(String commit, String path) {
        try {
            var mirror = mirrors.of(source(FLEET)).repository();
            assertThat(mirror.getObjectDatabase().has(ObjectId.fromString(commit))).isTrue();
            return CommitTree.of(mirror, ObjectId.fromString(commit)).at(TreePath.of(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
