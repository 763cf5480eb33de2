package dev.sluice.kustomize.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.kustomize.Kustomize;
import dev.sluice.kustomize.Rendering;
import dev.sluice.manifest.tree.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.LongFunction;

/// Builds generated kustomizations with this engine and with the real kustomize and tells which
/// seeds make them differ. Run on demand, on the class path of the tests, with the arguments
/// KUSTOMIZE FOLDER FIRST_SEED BUILDS, and CORPUS for changed cases of a corpus instead of
/// generated trees; what differs is left in FOLDER by its seed.
public final class DifferentialRun {

    private final Path binary;
    private final Path folder;

    private DifferentialRun(Path binary, Path folder) {
        this.binary = binary;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var run = new DifferentialRun(Path.of(arguments[0]), Path.of(arguments[1]));
        LongFunction<GeneratedTree> trees =
                arguments.length > 4
                        ? MutatedCases.of(Path.of(arguments[4]))::tree
                        : DifferentialRun::generated;
        run.compare(trees, Long.parseLong(arguments[2]), Long.parseLong(arguments[3]));
    }

    private static GeneratedTree generated(long seed) {
        return new GeneratedTree(new LinkedHashMap<>(KustomizationSource.files(seed)), "top");
    }

    private void compare(LongFunction<GeneratedTree> trees, long first, long builds)
            throws IOException, InterruptedException {
        var differences = 0;
        var failures = 0;
        var panics = 0;
        for (var seed = first; seed < first + builds; seed++) {
            var tree = trees.apply(seed);
            var expected = expected(seed, tree);
            var actual = actual(tree);
            failures += expected.isEmpty() ? 1 : 0;
            var panicked = expected.isEmpty() && panicked(seed);
            panics += panicked ? 1 : 0;
            if (panicked || expected.equals(actual)) {
                forget(seed);
            } else {
                differences++;
                System.out.println(seed + difference(expected, actual));
            }
        }
        System.out.println(
                "%d builds, %d differences; kustomize failed %d times, %d of them in a panic"
                        .formatted(builds, differences, failures, panics));
    }

    /// A panic says nothing about the input: whatever this engine makes of it is no difference.
    private boolean panicked(long seed) throws IOException {
        return Files.readString(folder.resolve(seed + "/error.txt")).contains("panic: ");
    }

    private static String difference(Optional<String> expected, Optional<String> actual) {
        if (expected.isEmpty()) {
            return " only kustomize fails";
        }
        return actual.isEmpty() ? " only this fails" : " differs";
    }

    private static Optional<String> actual(GeneratedTree tree) {
        return switch (new Kustomize().build(tree.tree(), TreePath.of(tree.directory()))) {
            case Rendering.Rendered rendered -> Optional.of(rendered.yaml());
            case Rendering.Rejected _ -> Optional.empty();
        };
    }

    private Optional<String> expected(long seed, GeneratedTree tree)
            throws IOException, InterruptedException {
        var root = Files.createDirectories(folder.resolve(Long.toString(seed)));
        for (var file : tree.files().entrySet()) {
            var path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        var directory = root.resolve(tree.directory()).toString();
        var process =
                new ProcessBuilder(binary.toString(), "build", directory)
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
