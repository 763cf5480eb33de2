package dev.sluice.cli;

import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import dev.sluice.stack.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.TreeWalk;

/// A revision of the Git repository around a directory.
final class PastTree implements SourceTree, AutoCloseable {

    private final Repository repository;
    private final ObjectId tree;

    private PastTree(Repository repository, ObjectId tree) {
        this.repository = repository;
        this.tree = tree;
    }

    static PastTree open(Path directory, String revision) throws IOException {
        var builder = new FileRepositoryBuilder().findGitDir(directory.toFile());
        if (builder.getGitDir() == null) {
            throw new StackException(directory + " lies in no Git repository");
        }
        var repository = builder.build();
        var commit = repository.resolve(revision + "^{commit}");
        if (commit == null) {
            repository.close();
            throw new StackException("the repository has no commit " + revision);
        }
        try (var walk = new RevWalk(repository)) {
            return new PastTree(repository, walk.parseCommit(commit).getTree().getId());
        }
    }

    /// The directory on this machine that the tree is a past of.
    Path root() throws IOException {
        return repository.getWorkTree().toPath().toRealPath();
    }

    @Override
    public Entry at(TreePath path) {
        try {
            if (path.isRoot()) {
                return directory(tree);
            }
            try (var walk = TreeWalk.forPath(repository, path.text(), tree)) {
                return walk == null ? new Entry.Absent() : entry(walk);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + path, e);
        }
    }

    @Override
    public void close() {
        repository.close();
    }

    private Entry entry(TreeWalk walk) throws IOException {
        var id = walk.getObjectId(0);
        var mode = walk.getFileMode(0);
        if (mode.equals(FileMode.TREE)) {
            return directory(id);
        }
        if (mode.equals(FileMode.GITLINK)) {
            return new Entry.Submodule(id.name());
        }
        return mode.equals(FileMode.SYMLINK)
                ? new Entry.Symlink(
                        id.name(),
                        new String(new Blob(repository, id).bytes(), StandardCharsets.UTF_8))
                : new Entry.File(id.name(), new Blob(repository, id));
    }

    private Entry directory(ObjectId id) {
        return new Entry.Directory(id.name(), () -> names(id));
    }

    private List<String> names(ObjectId id) {
        try (var reader = repository.newObjectReader()) {
            var names = new ArrayList<String>();
            for (var parser = new CanonicalTreeParser(null, reader, id);
                    !parser.eof();
                    parser.next()) {
                names.add(parser.getEntryPathString());
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException("listing " + id.name(), e);
        }
    }

    private record Blob(Repository repository, ObjectId id) implements Entry.Content {

        @Override
        public byte[] bytes() {
            try {
                return repository.open(id).getBytes();
            } catch (IOException e) {
                throw new UncheckedIOException("reading " + id.name(), e);
            }
        }

        @Override
        public long size() {
            try {
                return repository.open(id).getSize();
            } catch (IOException e) {
                throw new UncheckedIOException("reading " + id.name(), e);
            }
        }
    }
}
