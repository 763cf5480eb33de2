package dev.sluice.render.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.manifest.tree.MapSourceTree;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private static final MapSourceTree BEFORE =
            tree(Map.of("a/one.yaml", "1", "a/b/two.yaml", "2", "c/three.yaml", "3"));

    @Test
    void namesWhatChangedAndTheDirectoriesAboveIt() {
        var after = tree(Map.of("a/one.yaml", "1", "a/b/two.yaml", "22", "c/three.yaml", "3"));

        assertThat(Changes.between(BEFORE, after).orElseThrow())
                .containsExactlyInAnyOrder("", "a", "a/b", "a/b/two.yaml");
    }

    @Test
    void namesAllThatCameAndWent() {
        var after = tree(Map.of("a/one.yaml", "1", "c/three.yaml", "3", "d/e/four.yaml", "4"));

        assertThat(Changes.between(BEFORE, after).orElseThrow())
                .containsExactlyInAnyOrder(
                        "", "a", "a/b", "a/b/two.yaml", "d", "d/e", "d/e/four.yaml");
    }

    @Test
    void namesAFileThatBecameADirectory() {
        var after = tree(Map.of("a/one.yaml/x", "1", "a/b/two.yaml", "2", "c/three.yaml", "3"));

        assertThat(Changes.between(BEFORE, after).orElseThrow())
                .containsExactlyInAnyOrder("", "a", "a/one.yaml", "a/one.yaml/x");
    }

    @Test
    void namesNothingOfTheSameTree() {
        assertThat(Changes.between(BEFORE, BEFORE).orElseThrow()).isEmpty();
    }

    @Test
    void givesUpWhereThereIsTooMuch() {
        var files =
                IntStream.range(0, 30_000)
                        .boxed()
                        .collect(Collectors.toMap(i -> "f" + i, String::valueOf));

        assertThat(Changes.between(BEFORE, tree(files))).isEmpty();
    }

    private static MapSourceTree tree(Map<String, String> files) {
        var tree = MapSourceTree.builder();
        files.forEach(tree::file);
        return tree.build();
    }
}
