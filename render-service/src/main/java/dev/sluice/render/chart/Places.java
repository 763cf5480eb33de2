package dev.sluice.render.chart;

import dev.sluice.manifest.Position;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.util.List;
import java.util.Optional;

/// Where templates lie in the source. Helm calls them by the name of the chart, whatever the name
/// of its folder.
///
/// @param path of the chart in the tree
/// @param name of the chart
record Places(SourceTree tree, TreePath path, String name) {

    List<Problem> inSource(List<Problem> problems) {
        return problems.stream().map(this::inSource).toList();
    }

    private Problem inSource(Problem problem) {
        return Optional.ofNullable(problem.position())
                .flatMap(this::inSource)
                .map(position -> at(position, problem))
                .orElse(problem);
    }

    private static Problem at(Position position, Problem problem) {
        return new Problem(
                problem.severity(),
                problem.reason(),
                problem.message(),
                position,
                problem.remedy());
    }

    /// Nothing for what lies in an archive, or under the alias of a dependency.
    private Optional<Position> inSource(Position position) {
        return Optional.of(position.file())
                .filter(file -> file.startsWith(name + "/"))
                .flatMap(file -> path.resolve(file.substring(name.length() + 1)))
                .filter(file -> tree.at(file) instanceof Entry.File)
                .map(file -> new Position(file.text(), position.line(), position.column()));
    }
}
