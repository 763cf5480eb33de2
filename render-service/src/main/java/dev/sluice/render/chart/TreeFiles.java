package dev.sluice.render.chart;

import dev.sluice.helm.value.GoStrings;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.LinkFollower;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.util.Optional;

/// The files that a release names, by their paths in the source.
record TreeFiles(SourceTree tree) {

    private static final int LARGEST = 5 << 20;

    /// The text of a file, empty where there is none.
    Optional<String> find(String path) {
        var parsed = TreePath.parse(path);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        return switch (new LinkFollower(tree).resolve(parsed.get())) {
            case LinkFollower.Resolution.Found(_, Entry.File file) -> Optional.of(text(path, file));
            case LinkFollower.Resolution.Found _ -> Optional.empty();
            case LinkFollower.Resolution.Refused(var problem) -> throw new ChartFailure(problem);
        };
    }

    String demand(String path) {
        return find(path)
                .orElseThrow(
                        () ->
                                new ChartFailure(
                                        Problem.error(
                                                "ValuesFileMissing",
                                                new Position(path, 0, 0),
                                                "the values file %s is not in the source"
                                                        .formatted(path),
                                                "commit it, or correct its name in the"
                                                        + " definition")));
    }

    private static String text(String path, Entry.File file) {
        if (file.size() > LARGEST) {
            throw new ChartFailure(
                    Problem.error(
                            "FileTooLarge",
                            new Position(path, 0, 0),
                            "the file has more than %d bytes".formatted(LARGEST),
                            "make it smaller"));
        }
        return GoStrings.of(file.bytes());
    }
}
