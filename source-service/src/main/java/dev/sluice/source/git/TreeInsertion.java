package dev.sluice.source.git;

import dev.sluice.source.artifact.BadArchiveException;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/// The files of an archive on their way into the object database: the last of a name counts.
final class TreeInsertion {

    private final Map<String, ObjectId> files = new LinkedHashMap<>();
    private final Set<String> folders = new HashSet<>();

    void file(String path, byte[] content, ObjectInserter inserter) throws IOException {
        files.put(path, inserter.insert(Constants.OBJ_BLOB, content));
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            folders.add(path.substring(0, slash));
        }
    }

    ObjectId insert(ObjectInserter inserter) throws IOException {
        var cache = DirCache.newInCore();
        var builder = cache.builder();
        for (var file : files.entrySet()) {
            if (folders.contains(file.getKey())) {
                throw BadArchiveException.fileAndFolder(file.getKey());
            }
            var entry = new DirCacheEntry(file.getKey());
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(file.getValue());
            builder.add(entry);
        }
        builder.finish();
        return cache.writeTree(inserter);
    }
}
