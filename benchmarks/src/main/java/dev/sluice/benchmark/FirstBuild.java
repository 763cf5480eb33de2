package dev.sluice.benchmark;

import dev.sluice.kustomize.Kustomize;
import dev.sluice.kustomize.Rendering;
import dev.sluice.manifest.tree.MapSourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;

/// Prints how many milliseconds the first build of a process takes: `FirstBuild FOLDER`.
final class FirstBuild {

    private FirstBuild() {}

    public static void main(String... arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var files = new LinkedHashMap<String, String>();
        try (var list = Files.list(folder)) {
            for (var file : list.sorted().toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        var tree = MapSourceTree.of(files);
        var start = System.nanoTime();
        if (new Kustomize().build(tree, TreePath.ROOT) instanceof Rendering.Rendered built) {
            built.yaml();
        }
        System.out.println((System.nanoTime() - start) / 1e6);
    }
}
