package dev.sluice.manifest.tree;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A tree that notes every look-up. For one rendering, on one thread.
public final class RecordingTree implements SourceTree {

    private final SourceTree tree;
    private final Set<ReadSet.Read> reads = new LinkedHashSet<>();

    public RecordingTree(SourceTree tree) {
        this.tree = tree;
    }

    @Override
    public Entry at(TreePath path) {
        var entry = tree.at(path);
        reads.add(new ReadSet.Read(path, ReadSet.seen(entry)));
        return entry instanceof Entry.Directory(var id, var listing)
                ? new Entry.Directory(id, () -> listed(path, listing))
                : entry;
    }

    /// What was looked up so far, each only once.
    public ReadSet readSet() {
        return new ReadSet(List.copyOf(reads));
    }

    private List<String> listed(TreePath path, Entry.Listing listing) {
        var names = listing.names();
        reads.add(new ReadSet.Read(path, ReadSet.namesOf(names)));
        return names;
    }
}
