package dev.sluice.manifest.tree;

import java.util.List;

/// What was looked up in a tree, in order, with what was found: if another tree answers the same,
/// reading it again would give the same.
public record ReadSet(List<Read> reads) {

    /// One look-up.
    ///
    /// @param seen what was found, as [#seen] says it: `absent`, `file <id>`, `directory`,
    ///     `names <digest>`, `link <id>` or `submodule <id>`
    public record Read(TreePath path, String seen) {}

    static final String NAMES = "names ";

    public ReadSet {
        reads = List.copyOf(reads);
    }

    /// Whether every look-up would find in this tree what it found then.
    public boolean unchangedIn(SourceTree tree) {
        return reads.stream()
                .allMatch(read -> read.seen().equals(look(tree.at(read.path()), read)));
    }

    private static String look(Entry entry, Read read) {
        return read.seen().startsWith(NAMES) && entry instanceof Entry.Directory directory
                ? namesOf(directory.names())
                : seen(entry);
    }

    /// A directory is only seen to be one: what is in it counts when it is listed or looked up.
    static String seen(Entry entry) {
        return switch (entry) {
            case Entry.File(var id, _) -> "file " + id;
            case Entry.Directory _ -> "directory";
            case Entry.Symlink(var id, _) -> "link " + id;
            case Entry.Submodule(var id) -> "submodule " + id;
            case Entry.Absent _ -> "absent";
        };
    }

    static String namesOf(List<String> names) {
        var joined = new StringBuilder();
        names.forEach(name -> joined.append(name).append('\0'));
        return NAMES + GitIds.digest(joined.toString());
    }
}
