package dev.sluice.render.tree;

import dev.sluice.events.Digest;
import dev.sluice.events.RenderingRecord.Read;
import dev.sluice.manifest.tree.ReadSet;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What a rendering depends on besides the delivery's definition, as the log remembers it: entries
/// of the tree, and values from elsewhere under names that no tree has.
public final class Inputs {

    /// No path in a tree begins with a slash.
    private static final String ELSEWHERE = "//";

    public static final String IGNORE = ELSEWHERE + "ignore";
    public static final String LOCAL = ELSEWHERE + "local-control-plane";
    public static final String SEALING_KEY = ELSEWHERE + "sealing-key";
    public static final String COMMIT = ELSEWHERE + "commit";
    /// When charts of the delivery were rendered first: what they take for the present.
    public static final String PRESENT = ELSEWHERE + "present";
    /// The sealing key from which what looks random in charts was derived.
    public static final String CHANCE = ELSEWHERE + "chance";
    /// Answers of control planes, by question.
    public static final String FACTS = ELSEWHERE + "facts/";
    private static final String VALUES = ELSEWHERE + "values/";

    private Inputs() {}

    /// What the log keeps: a text of the user's only as its digest.
    public static String digest(@Nullable String text) {
        return text == null
                ? "absent"
                : Digest.of(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// What the values of an object are called that a definition refers to.
    public static String values(String kind, String namespace, String name) {
        return VALUES + kind + "/" + namespace + "/" + name;
    }

    /// What was remembered under a name.
    public static Optional<String> remembered(List<Read> reads, String name) {
        return reads.stream().filter(read -> read.path().equals(name)).findFirst().map(Read::id);
    }

    public static List<Read> remembered(ReadSet readSet, SequencedMap<String, String> elsewhere) {
        var reads = new ArrayList<Read>();
        elsewhere.forEach((name, seen) -> reads.add(new Read(name, seen)));
        readSet.reads().forEach(read -> reads.add(new Read(read.path().text(), read.seen())));
        return reads;
    }

    /// Whether another tree of the source can change what was read here, and nothing but that.
    public static boolean dependOnTreeAlone(List<Read> remembered) {
        return remembered.stream().noneMatch(read -> read.path().equals(COMMIT));
    }

    /// Whether this entry of a tree would be found again; what is read elsewhere is not asked.
    public static boolean isSame(Read remembered, SourceTree tree) {
        return remembered.path().startsWith(ELSEWHERE)
                || unchanged(List.of(remembered), tree, Map.of());
    }

    /// Whether all of it would be found again.
    ///
    /// @param elsewhere the values of this moment
    public static boolean unchanged(
            List<Read> remembered, SourceTree tree, Map<String, String> elsewhere) {
        var reads = new ArrayList<ReadSet.Read>();
        for (var read : remembered) {
            if (!read.path().startsWith(ELSEWHERE)) {
                reads.add(new ReadSet.Read(new TreePath(read.path()), String.valueOf(read.id())));
            } else if (!String.valueOf(read.id()).equals(elsewhere.get(read.path()))) {
                return false;
            }
        }
        return !reads.isEmpty() && new ReadSet(reads).unchangedIn(tree);
    }
}
