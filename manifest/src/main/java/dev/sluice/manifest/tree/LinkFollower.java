package dev.sluice.manifest.tree;

import dev.sluice.manifest.Problem;

/// Follows links inside one tree: at most eight for a look-up, and never out of the tree.
public final class LinkFollower {

    /// Where a path leads.
    public sealed interface Resolution {

        /// To an entry that is no link, or to nothing.
        ///
        /// @param realPath the path without links
        record Found(TreePath realPath, Entry entry) implements Resolution {}

        /// Nowhere.
        record Refused(Problem problem) implements Resolution {}
    }

    private static final int MOST_LINKS = 8;

    private final SourceTree tree;

    public LinkFollower(SourceTree tree) {
        this.tree = tree;
    }

    public Resolution resolve(TreePath path) {
        var here = path;
        for (var links = 0; links <= MOST_LINKS; links++) {
            var entry = tree.at(here);
            var link = entry instanceof Entry.Absent ? linkAbove(here) : here;
            if (!(tree.at(link) instanceof Entry.Symlink(_, var target))) {
                return new Resolution.Found(here, entry);
            }
            var next = link.parent().resolve(target);
            if (next.isEmpty()) {
                return refused("LinkLeavesTree", path, link, target);
            }
            here = TreePath.of(next.get().text() + here.text().substring(link.text().length()));
        }
        return new Resolution.Refused(
                Problem.error(
                        "TooManyLinks",
                        null,
                        "%s leads over more than %d links".formatted(path, MOST_LINKS),
                        "break the cycle of links"));
    }

    /// The first directory on the way that is a link, or the path itself.
    private TreePath linkAbove(TreePath path) {
        var above = TreePath.ROOT;
        for (var name : path.segments()) {
            above = above.child(name);
            if (!(tree.at(above) instanceof Entry.Directory)) {
                return above;
            }
        }
        return path;
    }

    private static Resolution refused(String reason, TreePath path, TreePath link, String target) {
        return new Resolution.Refused(
                Problem.error(
                        reason,
                        null,
                        "%s is not in the tree: the link %s points to %s"
                                .formatted(path, link, target),
                        "let links point into the same repository"));
    }
}
