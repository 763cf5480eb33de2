package dev.sluice.kustomize;

import dev.sluice.kustomize.definition.Kustomization;
import dev.sluice.kustomize.definition.KustomizationReader;
import dev.sluice.kustomize.definition.Located;
import dev.sluice.kustomize.load.Found;
import dev.sluice.kustomize.load.Loader;
import dev.sluice.kustomize.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds and reads the one kustomization file of a directory.
record KustomizationFile(Loader directory, Problems problems) {

    private static final List<String> NAMES =
            List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    /// @param reference where the directory is named
    Optional<Kustomization> read(Located reference) {
        var found = new ArrayList<Found.File>();
        for (var name : NAMES) {
            if (directory.file(new Located(name, reference.position()))
                    instanceof Found.File file) {
                found.add(file);
            }
        }
        if (found.isEmpty()) {
            problems.error(
                    "NoKustomization",
                    reference.position(),
                    "%s holds no kustomization.yaml, kustomization.yml or Kustomization"
                            .formatted(reference),
                    "add a kustomization.yaml there, or name the files in it");
            return Optional.empty();
        }
        if (found.size() > 1) {
            problems.error(
                    "SeveralKustomizations",
                    reference.position(),
                    "%s holds several kustomization files: %s"
                            .formatted(
                                    reference,
                                    String.join(
                                            ", ", found.stream().map(Found.File::name).toList())),
                    "remove all but one");
            return Optional.empty();
        }
        var file = found.getFirst();
        return new KustomizationReader(problems).read(file.name(), file.content());
    }
}
