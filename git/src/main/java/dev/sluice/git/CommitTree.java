package dev.sluice.git;

import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/// A commit's tree, read from the object database; safe for all threads. A directory is parsed
/// once, however often it is asked for.
public final class CommitTree implements SourceTree {

    /// No path in a link is longer.
    private static final int LONGEST_LINK = 4096;

    private final Repository repository;
    private final ObjectId root;
    private final ConcurrentMap<ObjectId, SequencedMap<String, Child>> directories =
            new ConcurrentHashMap<>();

    private record Child(FileMode mode, ObjectId id) {}

    private CommitTree(Repository repository, ObjectId root) {
        this.repository = repository;
        this.root = root;
    }

    /// The tree of a commit of this repository, which must stay open as long as it is read.
    ///
    /// @throws IOException also where there is no such commit
    public static CommitTree of(Repository repository, ObjectId commit) throws IOException {
        try (var walk = new RevWalk(repository)) {
            return new CommitTree(repository, walk.parseCommit(commit).getTree().copy());
        }
    }

    @Override
    public Entry at(TreePath path) {
        return child(path).map(this::entry).orElse(new Entry.Absent());
    }

    private Optional<Child> child(TreePath path) {
        var here = new Child(FileMode.TREE, root);
        for (var name : path.segments()) {
            if (!here.mode().equals(FileMode.TREE)) {
                return Optional.empty();
            }
            var next = children(here.id()).get(name);
            if (next == null) {
                return Optional.empty();
            }
            here = next;
        }
        return Optional.of(here);
    }

    private Entry entry(Child child) {
        var id = child.id().name();
        if (child.mode().equals(FileMode.TREE)) {
            return new Entry.Directory(id, () -> List.copyOf(children(child.id()).keySet()));
        }
        if (child.mode().equals(FileMode.GITLINK)) {
            return new Entry.Submodule(id);
        }
        var blob = new Blob(repository, child.id());
        if (child.mode().equals(FileMode.SYMLINK)) {
            return blob.size() > LONGEST_LINK
                    ? new Entry.Absent()
                    : new Entry.Symlink(id, new String(blob.bytes(), StandardCharsets.UTF_8));
        }
        return new Entry.File(id, blob);
    }

    private SequencedMap<String, Child> children(ObjectId directory) {
        return directories.computeIfAbsent(directory, this::parse);
    }

    private SequencedMap<String, Child> parse(ObjectId directory) {
        try (var reader = repository.newObjectReader()) {
            var children = new LinkedHashMap<String, Child>();
            var parser = new CanonicalTreeParser();
            for (parser.reset(reader, directory); !parser.eof(); parser.next()) {
                children.put(
                        parser.getEntryPathString(),
                        new Child(parser.getEntryFileMode(), parser.getEntryObjectId()));
            }
            return children;
        } catch (IOException e) {
            throw new UncheckedIOException("reading tree " + directory.name(), e);
        }
    }

    private record Blob(Repository repository, ObjectId id) implements Entry.Content {

        @Override
        public byte[] bytes() {
            try (var reader = repository.newObjectReader()) {
                return reader.open(id, Constants.OBJ_BLOB).getCachedBytes(Integer.MAX_VALUE);
            } catch (IOException e) {
                throw new UncheckedIOException("reading blob " + id.name(), e);
            }
        }

        @Override
        public long size() {
            try (var reader = repository.newObjectReader()) {
                return reader.getObjectSize(id, Constants.OBJ_BLOB);
            } catch (IOException e) {
                throw new UncheckedIOException("reading blob " + id.name(), e);
            }
        }
    }
}
