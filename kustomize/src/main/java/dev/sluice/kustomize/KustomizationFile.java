package dev.sluice.kustomize;

import dev.sluice.kustomize.definition.Kustomization;
import dev.sluice.kustomize.definition.KustomizationReader;
import dev.sluice.kustomize.definition.Located;
import dev.sluice.kustomize.load.Found;
import dev.sluice.kustomize.load.Loader;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.manifest.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds and reads the one kustomization file of a directory.
record KustomizationFile(Loader directory, Problems problems) {

    private static final List<String> NAMES =
            List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    /// @param reference where the directory is named
    Optional<Kustomization> read(Located reference) {
        return read(reference, Amendment.NONE);
    }

    /// @param reference where the directory is named
    Optional<Kustomization> read(Located reference, Amendment amendment) {
        var found = new ArrayList<Found.File>();
        for (var name : NAMES) {
            if (directory.file(new Located(name, reference.position()))
                    instanceof Found.File file) {
                found.add(file);
            }
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
        return read(found.stream().findFirst(), reference, amendment);
    }

    private Optional<Kustomization> read(
            Optional<Found.File> file, Located reference, Amendment amendment) {
        var reader = new KustomizationReader(problems, amendment.strictness());
        var written = file.flatMap(found -> reader.document(found.name(), found.content()));
        if (file.isPresent() && written.isEmpty()) {
            return Optional.empty();
        }
        if (written.isPresent() && !(written.get() instanceof Mapping)) {
            return reader.read(written.get());
        }
        var amended = amendment.amended(written.map(Mapping.class::cast), problems);
        if (amended.isEmpty()) {
            problems.error(
                    "NoKustomization",
                    reference.position(),
                    "%s holds no kustomization.yaml, kustomization.yml or Kustomization"
                            .formatted(reference),
                    "add a kustomization.yaml there, or name the files in it");
        }
        return amended.flatMap(reader::read);
    }
}
