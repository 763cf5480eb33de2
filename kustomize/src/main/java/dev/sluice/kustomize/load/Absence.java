package dev.sluice.kustomize.load;

import dev.sluice.kustomize.definition.Located;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.tree.TreePath;

/// Why a path leads to nothing that may be loaded.
final class Absence {

    private Absence() {}

    static Found of(Located path, Place place, TreePath directory) {
        var sought = place.name(place.located(directory, path.text()));
        return because(
                path,
                "NotFound",
                path.text().equals(sought)
                        ? sought + " does not exist"
                        : path + " does not exist: there is no " + sought,
                "correct the path or add the file");
    }

    static Found notAFile(Located path) {
        return because(path, "NotAFile", "%s is not a file".formatted(path), "name a file");
    }

    static Found notADirectory(Located path) {
        return because(
                path,
                "NotADirectory",
                "%s is not a directory".formatted(path),
                "name a directory with a kustomization.yaml");
    }

    static Found tooLarge(Located path) {
        return because(
                path,
                "BuildTooLarge",
                "%s exceeds what one build may read".formatted(path),
                "name fewer or smaller files");
    }

    static Found because(Located path, String reason, String message, String remedy) {
        return new Found.Nothing(Problem.error(reason, path.position(), message, remedy));
    }

    static Found because(Located path, Problem problem) {
        return because(path, problem.reason(), problem.message(), problem.remedy());
    }
}
