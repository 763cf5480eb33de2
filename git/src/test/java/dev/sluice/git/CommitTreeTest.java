package dev.sluice.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.TreePath;
import java.io.IOException;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommitTreeTest {

    private final InMemoryRepository repository =
            new InMemoryRepository(new DfsRepositoryDescription("commits"));
    private CommitTree tree;

    @BeforeEach
    void commit() throws IOException {
        try (var inserter = repository.newObjectInserter()) {
            var web = new TreeFormatter();
            web.append("deployment.yaml", FileMode.REGULAR_FILE, blob(inserter, "kind: Pod\n"));
            web.append("run.sh", FileMode.EXECUTABLE_FILE, blob(inserter, "#!/bin/sh\n"));
            var root = new TreeFormatter();
            root.append("endless", FileMode.SYMLINK, blob(inserter, "x".repeat(5_000)));
            root.append("latest", FileMode.SYMLINK, blob(inserter, "web"));
            root.append("library", FileMode.GITLINK, ObjectId.fromString("1".repeat(40)));
            root.append("web", FileMode.TREE, inserter.insert(web));
            tree = CommitTree.of(repository, commit(inserter, inserter.insert(root)));
        }
    }

    @AfterEach
    void close() {
        repository.close();
    }

    private static ObjectId blob(ObjectInserter inserter, String text) throws IOException {
        return inserter.insert(Constants.OBJ_BLOB, text.getBytes(UTF_8));
    }

    private static ObjectId commit(ObjectInserter inserter, ObjectId root) throws IOException {
        var commit = new CommitBuilder();
        commit.setTreeId(root);
        commit.setAuthor(new PersonIdent("Ada", "ada@example.com"));
        commit.setCommitter(commit.getAuthor());
        var id = inserter.insert(commit);
        inserter.flush();
        return id;
    }

    private Entry at(String path) {
        return tree.at(TreePath.of(path));
    }

    @Test
    void aFileHasItsContentAndSize() {
        var file = (Entry.File) at("web/deployment.yaml");

        assertThat(file.bytes()).asString(UTF_8).isEqualTo("kind: Pod\n");
        assertThat(file.size()).isEqualTo(10);
        assertThat(at("web/run.sh")).isInstanceOf(Entry.File.class);
    }

    @Test
    void aDirectoryListsItsNamesAsGitOrdersThem() {
        assertThat(((Entry.Directory) at("")).names())
                .containsExactly("endless", "latest", "library", "web");
        assertThat(((Entry.Directory) at("web")).names())
                .containsExactly("deployment.yaml", "run.sh");
    }

    @Test
    void aLinkIsToldAndNotFollowed() {
        assertThat(((Entry.Symlink) at("latest")).target()).isEqualTo("web");
        assertThat(at("latest/deployment.yaml")).isInstanceOf(Entry.Absent.class);
    }

    @Test
    void aLinkLongerThanAnyPathIsNone() {
        assertThat(at("endless")).isInstanceOf(Entry.Absent.class);
    }

    @Test
    void aSubmoduleIsToldByItsCommit() {
        assertThat(at("library")).isEqualTo(new Entry.Submodule("1".repeat(40)));
    }

    @Test
    void nothingLiesBelowAFileOrUnderAnotherName() {
        assertThat(at("web/deployment.yaml/kind")).isInstanceOf(Entry.Absent.class);
        assertThat(at("Web")).isInstanceOf(Entry.Absent.class);
    }

    @Test
    void whatIsNoCommitIsRefused() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> CommitTree.of(repository, ObjectId.fromString("2".repeat(40))));
    }
}
