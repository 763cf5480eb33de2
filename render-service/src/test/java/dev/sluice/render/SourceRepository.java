package dev.sluice.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;

/// A bare repository that a test commits into, as the owner of a source has it.
public final class SourceRepository implements AutoCloseable {

    private final Repository repository;
    private final Map<String, String> files = new TreeMap<>();

    public SourceRepository(Path folder) throws IOException {
        repository = new FileRepository(folder.toFile());
        if (!repository.getObjectDatabase().exists()) {
            repository.create(true);
        }
    }

    public SourceRepository with(String path, String content) {
        files.put(path, content);
        return this;
    }

    public SourceRepository without(String path) {
        files.remove(path);
        return this;
    }

    /// The id of a commit of all files, on main.
    public String commit() throws IOException {
        try (var inserter = repository.newObjectInserter()) {
            var index = DirCache.newInCore();
            var builder = index.builder();
            for (var file : files.entrySet()) {
                var entry = new DirCacheEntry(file.getKey());
                entry.setFileMode(FileMode.REGULAR_FILE);
                entry.setObjectId(
                        inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(UTF_8)));
                builder.add(entry);
            }
            builder.finish();
            var commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(inserter));
            ObjectId parent = repository.resolve("refs/heads/main");
            if (parent != null) {
                commit.setParentId(parent);
            }
            commit.setAuthor(new PersonIdent("Ada", "ada@example.com"));
            commit.setCommitter(commit.getAuthor());
            commit.setMessage("a change");
            var id = inserter.insert(commit);
            inserter.flush();
            var update = repository.updateRef("refs/heads/main");
            update.setNewObjectId(id);
            update.setForceUpdate(true);
            var _ = update.update();
            return id.name();
        }
    }

    @Override
    public void close() {
        repository.close();
    }
}
