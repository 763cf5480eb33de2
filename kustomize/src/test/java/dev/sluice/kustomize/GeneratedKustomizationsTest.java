package dev.sluice.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.kustomize.fuzz.KustomizationSource;
import dev.sluice.manifest.tree.MapSourceTree;
import dev.sluice.manifest.tree.TreePath;
import org.junit.jupiter.api.Test;

/// A short run over generated kustomizations; the long one compares with the real kustomize:
/// `dev.sluice.kustomize.fuzz.DifferentialRun`.
class GeneratedKustomizationsTest {

    @Test
    void buildsOrRejectsWhateverItIsGiven() {
        for (var seed = 0; seed < 200; seed++) {
            var tree = MapSourceTree.of(KustomizationSource.files(seed));

            var rendering = new Kustomize().build(tree, TreePath.of("top"));

            assertThat(rendering.readSet().reads()).as("seed %d", seed).isNotEmpty();
        }
    }
}
