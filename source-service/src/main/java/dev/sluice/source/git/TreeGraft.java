package dev.sluice.source.git;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

/// Puts entries into trees: only the trees on the way to them are written anew.
record TreeGraft(ObjectReader reader, ObjectInserter inserter) {

    /// What stands in a tree under a name.
    record Branch(FileMode mode, ObjectId id) {}

    /// The tree with these entries in one of its folders, made where there is none.
    ///
    /// @param tree null for an empty one
    ObjectId put(
            @Nullable ObjectId tree, List<String> folder, SequencedMap<String, Branch> branches)
            throws IOException {
        var entries = entries(tree);
        if (folder.isEmpty()) {
            branches.forEach((name, branch) -> set(entries, name, branch));
        } else {
            var name = folder.getFirst();
            var before = entries.get(key(name, FileMode.TREE));
            var inner =
                    put(
                            before == null ? null : before.branch.id,
                            folder.subList(1, folder.size()),
                            branches);
            set(entries, name, new Branch(FileMode.TREE, inner));
        }
        var written = new TreeFormatter();
        entries.values()
                .forEach(entry -> written.append(entry.name, entry.branch.mode, entry.branch.id));
        return inserter.insert(written);
    }

    private record Entry(String name, Branch branch) {}

    private Map<String, Entry> entries(@Nullable ObjectId tree) throws IOException {
        var entries = new TreeMap<String, Entry>();
        if (tree != null) {
            var parser = new CanonicalTreeParser();
            for (parser.reset(reader, tree); !parser.eof(); parser.next()) {
                var name = parser.getEntryPathString();
                var branch = new Branch(parser.getEntryFileMode(), parser.getEntryObjectId());
                entries.put(key(name, branch.mode), new Entry(name, branch));
            }
        }
        return entries;
    }

    /// There is one of a name.
    private static void set(Map<String, Entry> entries, String name, Branch branch) {
        entries.remove(name);
        entries.remove(name + "/");
        entries.put(key(name, branch.mode), new Entry(name, branch));
    }

    /// Git sorts a folder as if its name ended in `/`.
    private static String key(String name, FileMode mode) {
        return mode.equals(FileMode.TREE) ? name + "/" : name;
    }
}
