package dev.sluice.kustomize;

import dev.sluice.manifest.tree.MapSourceTree;
import dev.sluice.manifest.tree.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder on disk, copied into a tree in memory.
final class Folder {

    private Folder() {}

    static SourceTree tree(Path folder) throws IOException {
        var tree = MapSourceTree.builder();
        if (!Files.exists(folder)) {
            return tree.build();
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.toList()) {
                var path = folder.relativize(file).toString();
                if (Files.isSymbolicLink(file)) {
                    tree.symlink(path, Files.readSymbolicLink(file).toString());
                } else if (Files.isRegularFile(file)) {
                    tree.file(path, Files.readAllBytes(file));
                }
            }
        }
        return tree.build();
    }
}
