package dev.sluice.kustomize.fuzz;

import dev.sluice.manifest.tree.MapSourceTree;
import dev.sluice.manifest.tree.SourceTree;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Files by path, and the directory among them that is to be built.
public record GeneratedTree(SequencedMap<String, String> files, String directory) {

    public GeneratedTree {
        files = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(files));
    }

    public SourceTree tree() {
        return MapSourceTree.of(files);
    }
}
