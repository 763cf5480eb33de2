package dev.sluice.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.kustomize.generate.Charts;
import dev.sluice.kustomize.load.Bounds;
import dev.sluice.kustomize.load.Remotes;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.tree.MapSourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a build may ask for at most.
class BoundsTest {

    private static final Bounds SMALL = new Bounds(3, 4, 8, 4_000, 4_000);
    private static final String SERVICE =
            "apiVersion: v1\nkind: Service\nmetadata: {name: s%d}\n---\n";

    private final MapSourceTree.Builder tree = MapSourceTree.builder();

    @Test
    void whatFitsIsBuilt() {
        file("kustomization.yaml", "resources: [all.yaml]\nnamePrefix: a-\n");
        file("all.yaml", services(10));

        assertThat(problems()).isEmpty();
    }

    @Test
    void aFewLinesInManyObjectsAreTooMuch() {
        file(
                "kustomization.yaml",
                "resources: [all.yaml]\ncommonAnnotations: {note: %s}\n"
                        .formatted("x".repeat(1_000)));
        file("all.yaml", services(10));

        assertThat(problems())
                .extracting(Problem::message)
                .containsExactly("this build needs more than 4000 characters of output");
    }

    @Test
    void filesAreCountedTogether() {
        file("kustomization.yaml", "resources: [a.yaml, b.yaml]\n");
        file("a.yaml", services(40));
        file("b.yaml", "# " + "x".repeat(3_000));

        assertThat(problems())
                .extracting(Problem::message)
                .containsExactly(
                        "this build needs more than 4000 bytes of files",
                        "b.yaml exceeds what one build may read");
    }

    @Test
    void aPrefixThatNoNameCouldHaveIsRefused() {
        file(
                "kustomization.yaml",
                "resources: [all.yaml]\nnamePrefix: %s\n".formatted("x".repeat(2_000)));
        file("all.yaml", services(1));

        assertThat(problems())
                .extracting(Problem::message)
                .containsExactly("a prefix or suffix has more than 1024 characters");
    }

    private static String services(int number) {
        var text = new StringBuilder();
        for (int i = 0; i < number; i++) {
            text.append(SERVICE.formatted(i));
        }
        return text.toString();
    }

    private void file(String path, String text) {
        tree.file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Problem> problems() {
        var kustomize =
                new Kustomize(Options.DEFAULT.withBounds(SMALL), Remotes.none(), Charts.none());
        return switch (kustomize.build(tree.build(), TreePath.ROOT)) {
            case Rendering.Rendered(_, var warnings, _) -> warnings;
            case Rendering.Rejected(var problems, _) -> problems;
        };
    }
}
