package dev.sluice.source.git;

import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.TreeWalk;

/// A commit's tree in a mirror.
final class MirrorTree implements SourceTree {

    /// No path in a link is longer.
    private static final int LONGEST_LINK = 4096;

    private final Repository repository;
    private final ObjectId root;

    private MirrorTree(Repository repository, ObjectId root) {
        this.repository = repository;
        this.root = root;
    }

    static MirrorTree of(Repository repository, String commit) throws IOException {
        try (var walk = new RevWalk(repository)) {
            return new MirrorTree(
                    repository, walk.parseCommit(ObjectId.fromString(commit)).getTree().copy());
        }
    }

    @Override
    public Entry at(TreePath path) {
        if (path.isRoot()) {
            return directory(root);
        }
        try (var walk = TreeWalk.forPath(repository, path.text(), root)) {
            return walk == null
                    ? new Entry.Absent()
                    : entry(walk.getFileMode(0), walk.getObjectId(0));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + path, e);
        }
    }

    private Entry entry(FileMode mode, ObjectId id) {
        if (mode.equals(FileMode.TREE)) {
            return directory(id);
        }
        if (mode.equals(FileMode.GITLINK)) {
            return new Entry.Submodule(id.name());
        }
        var blob = new Blob(repository, id);
        if (!mode.equals(FileMode.SYMLINK)) {
            return new Entry.File(id.name(), blob);
        }
        return blob.size() > LONGEST_LINK
                ? new Entry.Absent()
                : new Entry.Symlink(id.name(), new String(blob.bytes(), StandardCharsets.UTF_8));
    }

    private Entry directory(ObjectId id) {
        return new Entry.Directory(id.name(), () -> names(id));
    }

    private List<String> names(ObjectId directory) {
        try (var reader = repository.newObjectReader()) {
            var names = new ArrayList<String>();
            var parser = new CanonicalTreeParser();
            for (parser.reset(reader, directory); !parser.eof(); parser.next()) {
                names.add(parser.getEntryPathString());
            }
            return names;
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
