package dev.sluice.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.kustomize.fuzz.GeneratedTree;
import dev.sluice.kustomize.fuzz.HostileTrees;
import dev.sluice.kustomize.fuzz.KustomizationSource;
import dev.sluice.kustomize.fuzz.MutatedCases;
import dev.sluice.manifest.tree.TreePath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Short runs over generated kustomizations; the long one compares with the real kustomize:
/// `dev.sluice.kustomize.fuzz.DifferentialRun`.
class GeneratedKustomizationsTest {

    /// What a build may take at most, on a machine that has other things to do.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void buildsOrRejectsWhateverItIsGiven() {
        for (var seed = 0; seed < 200; seed++) {
            buildsOrRejects(seed, generated(seed));
        }
    }

    @Test
    void neitherThrowsNorHangsOnWhatIsMeantToBreakIt() {
        var hostile = new HostileTrees(GeneratedKustomizationsTest::generated);
        for (var seed = 0; seed < 1000; seed++) {
            buildsOrRejects(seed, hostile.tree(seed));
        }
    }

    @Test
    @Tag("conformance")
    void neitherThrowsNorHangsOnSpoiltCases() throws IOException {
        var corpus = Path.of(System.getProperty("sluice.conformance"), "kustomize-cases", "cases");
        var hostile = new HostileTrees(MutatedCases.of(corpus)::tree);
        for (var seed = 0; seed < 1000; seed++) {
            buildsOrRejects(seed, hostile.tree(seed));
        }
    }

    private static GeneratedTree generated(long seed) {
        return new GeneratedTree(new LinkedHashMap<>(KustomizationSource.files(seed)), "top");
    }

    private static void buildsOrRejects(long seed, GeneratedTree tree) {
        var start = System.nanoTime();

        var rendering = new Kustomize().build(tree.tree(), TreePath.of(tree.directory()));

        assertThat(rendering.readSet().reads()).as("seed %d", seed).isNotEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("seed %d", seed)
                .isLessThan(PATIENCE);
    }
}
