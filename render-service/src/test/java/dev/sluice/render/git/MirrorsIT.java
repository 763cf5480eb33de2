package dev.sluice.render.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.events.SourceId;
import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.TreePath;
import dev.sluice.render.SourceRepository;
import dev.sluice.render.tree.Commits.Look;
import dev.sluice.stack.GitServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.util.FS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorsIT {

    private static final SourceId SOURCE = new SourceId("GitRepository", "..", "odd name");

    @TempDir Path directory;

    private final List<SourceId> changed = Collections.synchronizedList(new ArrayList<>());
    private GitServer git;
    private SourceRepository repository;
    private volatile Optional<String> owner = Optional.empty();
    private Mirrors mirrors;

    /// JGit probes the clock of a file system it meets, which must not go on while a test's folder
    /// is deleted.
    @BeforeAll
    static void theFileSystemIsKnown(@TempDir Path other) {
        assertThat(FS.FileStoreAttributes.get(other)).isNotNull();
    }

    @BeforeEach
    void anOwner() throws IOException {
        git = GitServer.start(directory.resolve("git"));
        repository = new SourceRepository(git.repositoryFolder("git/GitRepository/apps/web"));
        mirrors = mirrors();
    }

    @AfterEach
    void close() {
        mirrors.close();
        repository.close();
        git.close();
    }

    @Test
    void givesTheTreeOfACommitOnceItHasCome() throws IOException {
        owner = Optional.of(git.url().toString());
        var commit = repository.with("web/cm.yaml", "a: b").commit();

        assertThat(mirrors.look(source(), commit)).isInstanceOf(Look.Coming.class);
        var tree = awaitTree(commit);

        assertThat(((Entry.File) tree.tree().at(TreePath.of("web/cm.yaml"))).bytes())
                .asString()
                .isEqualTo("a: b");
        assertThat(((Entry.Directory) tree.tree().at(TreePath.ROOT)).names())
                .containsExactly("web");
        assertThat(tree.tree().at(TreePath.of("web/cm.yaml/below")))
                .isInstanceOf(Entry.Absent.class);
        await().untilAsserted(() -> assertThat(changed).contains(source()));
    }

    @Test
    void aDeletedMirrorIsFetchedAgain() throws IOException {
        owner = Optional.of(git.url().toString());
        var commit = repository.with("a.yaml", "a: b").commit();
        awaitTree(commit);
        await().untilAsserted(() -> assertThat(changed).isNotEmpty());

        try (var files = Files.walk(directory.resolve("mirrors"))) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }

        awaitTree(commit);
        awaitTree(repository.with("b.yaml", "a: b").commit());
    }

    @Test
    void anOwnerThatIsAwayIsToldAndTriedAgain() throws IOException {
        var commit = repository.with("a.yaml", "a: b").commit();

        await().untilAsserted(
                        () ->
                                assertThat(mirrors.look(source(), commit).toString())
                                        .contains("no source-service owns it yet"));
        owner = Optional.of(git.url().toString());

        awaitTree(commit);
    }

    @Test
    void manyFetchesLeaveFewPacks() throws IOException {
        owner = Optional.of(git.url().toString());
        for (int i = 0; i < 60; i++) {
            awaitTree(repository.with("a.yaml", "a: " + i).commit());
        }

        await().untilAsserted(() -> assertThat(packs()).isLessThan(40));
        awaitTree(repository.with("a.yaml", "a: end").commit());
    }

    @Test
    void noNameLeavesTheDirectory() {
        assertThat(mirrors.look(SOURCE, "4".repeat(40))).isInstanceOf(Look.Coming.class);

        await().untilAsserted(
                        () ->
                                assertThat(mirrors.look(SOURCE, "4".repeat(40)).toString())
                                        .contains("cannot be fetched"));
        assertThat(directory.resolve("odd name")).doesNotExist();
    }

    private long packs() throws IOException {
        try (var files = Files.walk(directory.resolve("mirrors"))) {
            return files.filter(file -> file.toString().endsWith(".pack")).count();
        }
    }

    private Look.Here awaitTree(String commit) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> mirrors.look(source(), commit) instanceof Look.Here);
        return (Look.Here) mirrors.look(source(), commit);
    }

    private static SourceId source() {
        return new SourceId("GitRepository", "apps", "web");
    }

    private Mirrors mirrors() {
        return new Mirrors(directory.resolve("mirrors"), _ -> owner, "token", changed::add);
    }
}
