package dev.sluice.helm.packaging;

import dev.sluice.helm.value.GoStrings;
import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.LinkFollower;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.util.ArrayList;
import java.util.List;

/// Reads the files of a chart that lies unpacked in a tree, links inside the tree followed, without
/// what `.helmignore` leaves out (`pkg/chart/loader/directory.go`).
public final class ChartFolder {

    private static final int DEEPEST = 50;

    private final LinkFollower links;
    private final TreePath root;
    private final SizeBudget budget;
    private final IgnoreRules rules;
    private final List<ChartFile> files = new ArrayList<>();

    private ChartFolder(SourceTree tree, TreePath root, SizeBudget budget) {
        this.links = new LinkFollower(tree);
        this.root = root;
        this.budget = budget;
        this.rules =
                found(root.child(".helmignore")).entry() instanceof Entry.File file
                        ? IgnoreRules.of(ChartFile.of("", file.bytes()).text())
                        : IgnoreRules.of("");
    }

    public static List<ChartFile> read(SourceTree tree, TreePath root, SizeBudget budget) {
        var folder = new ChartFolder(tree, root, budget);
        folder.readAll("", 0);
        return folder.files;
    }

    private void readAll(String folder, int depth) {
        if (depth > DEEPEST) {
            throw ChartRefusal.unreadable(
                    "the chart has more than %d levels of folders".formatted(DEEPEST),
                    "look for a link that leads back into its own folder");
        }
        if (found(path(folder)).entry() instanceof Entry.Directory directory) {
            directory.names().stream()
                    .sorted(GoStrings::compare)
                    .forEach(name -> readOne(folder.isEmpty() ? name : folder + "/" + name, depth));
        }
    }

    private void readOne(String name, int depth) {
        switch (found(path(name)).entry()) {
            case Entry.Directory _ -> {
                if (!rules.ignores(name, true)) {
                    readAll(name, depth + 1);
                }
            }
            case Entry.File file -> {
                if (!rules.ignores(name, false)) {
                    budget.spend(name, file.size());
                    files.add(ChartFile.of(name, file.bytes()));
                }
            }
            case Entry.Absent _ ->
                    throw ChartRefusal.unreadable(
                            "%s is a link to nothing".formatted(path(name)),
                            "mend or remove the link");
            case Entry.Submodule _, Entry.Symlink _ -> {}
        }
    }

    private LinkFollower.Resolution.Found found(TreePath path) {
        return switch (links.resolve(path)) {
            case LinkFollower.Resolution.Found found -> found;
            case LinkFollower.Resolution.Refused(var problem) ->
                    throw new ChartRefusal(List.of(problem));
        };
    }

    private TreePath path(String name) {
        return name.isEmpty() ? root : TreePath.of(root.isRoot() ? name : root + "/" + name);
    }
}
