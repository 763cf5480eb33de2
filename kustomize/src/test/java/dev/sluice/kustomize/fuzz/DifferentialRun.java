package dev.sluice.kustomize.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.kustomize.Kustomize;
import dev.sluice.kustomize.Rendering;
import dev.sluice.manifest.tree.MapSourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// Builds generated kustomizations with this engine and with the real kustomize and tells which
/// seeds make them differ. Run on demand, on the class path of the tests, with the arguments
// KUSTOMIZE
/// FOLDER FIRST_SEED BUILDS; what differs is left in FOLDER by its seed.
public final class DifferentialRun {

    private final Path binary;
    private final Path folder;

    private DifferentialRun(Path binary, Path folder) {
        this.binary = binary;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var run = new DifferentialRun(Path.of(arguments[0]), Path.of(arguments[1]));
        var first = Long.parseLong(arguments[2]);
        var differences = 0;
        var failures = 0;
        for (var seed = first; seed < first + Long.parseLong(arguments[3]); seed++) {
            var files = KustomizationSource.files(seed);
            var expected = run.expected(seed, files);
            var actual = actual(files);
            failures += expected.isEmpty() ? 1 : 0;
            if (!expected.equals(actual)) {
                differences++;
                System.out.println(
                        seed
                                + (expected.isEmpty()
                                        ? " only kustomize fails"
                                        : actual.isEmpty() ? " only this fails" : " differs"));
            } else {
                run.forget(seed);
            }
        }
        System.out.println(differences + " differences; kustomize failed " + failures + " times");
    }

    private static Optional<String> actual(Map<String, String> files) {
        return switch (new Kustomize().build(MapSourceTree.of(files), TreePath.of("top"))) {
            case Rendering.Rendered rendered -> Optional.of(rendered.yaml());
            case Rendering.Rejected _ -> Optional.empty();
        };
    }

    private Optional<String> expected(long seed, Map<String, String> files)
            throws IOException, InterruptedException {
        var root = folder.resolve(Long.toString(seed));
        for (var file : files.entrySet()) {
            var path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        var process =
                new ProcessBuilder(binary.toString(), "build", root.resolve("top").toString())
                        .redirectError(root.resolve("error.txt").toFile())
                        .start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
    }

    private void forget(long seed) throws IOException {
        var root = folder.resolve(Long.toString(seed));
        try (var walk = Files.walk(root)) {
            for (var path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
