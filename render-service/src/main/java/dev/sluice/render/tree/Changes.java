package dev.sluice.render.tree;

import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where two trees differ.
public final class Changes {

    /// Beyond this it is cheaper to look at each delivery.
    private static final int MOST = 20_000;

    private Changes() {}

    /// The paths at which something else stands: of files and directories that changed, came or
    /// went. Empty where there are too many.
    public static Optional<Set<String>> between(SourceTree before, SourceTree after) {
        var changed = new HashSet<String>();
        var open = new ArrayDeque<TreePath>(List.of(TreePath.ROOT));
        while (!open.isEmpty()) {
            var path = open.pop();
            var was = before.at(path);
            var is = after.at(path);
            if (isSame(was, is)) {
                continue;
            }
            changed.add(path.text());
            var names = new LinkedHashSet<>(names(was));
            names.addAll(names(is));
            names.forEach(name -> open.push(path.child(name)));
            if (changed.size() + open.size() > MOST) {
                return Optional.empty();
            }
        }
        return Optional.of(changed);
    }

    private static boolean isSame(Entry one, Entry other) {
        return switch (one) {
            case Entry.File(var id, _) -> other instanceof Entry.File(var now, _) && id.equals(now);
            case Entry.Directory(var id, _) ->
                    other instanceof Entry.Directory(var now, _) && id.equals(now);
            case Entry.Symlink _, Entry.Submodule _, Entry.Absent _ -> one.equals(other);
        };
    }

    private static List<String> names(Entry entry) {
        return entry instanceof Entry.Directory directory ? directory.names() : List.of();
    }
}
