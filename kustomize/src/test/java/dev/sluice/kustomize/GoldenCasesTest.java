package dev.sluice.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.kustomize.Rendering.Rejected;
import dev.sluice.kustomize.Rendering.Rendered;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.tree.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples in `cases/`, which teach the features one by one.
class GoldenCasesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void buildsTheExample(Path example) throws IOException {
        var input = example.resolve("input");
        var root = Files.exists(input.resolve("overlay")) ? "overlay" : ".";

        var rendering = new Kustomize().build(Folder.tree(input), TreePath.of(root));

        switch (rendering) {
            case Rendered rendered ->
                    assertThat(rendered.yaml())
                            .isEqualTo(Files.readString(example.resolve("expected.yaml")));
            case Rejected(var problems, _) ->
                    assertThat(
                                    problems.stream()
                                            .map(Problem::line)
                                            .collect(Collectors.joining("\n")))
                            .isEqualTo(Files.readString(example.resolve("problems.txt")).strip());
        }
    }

    static Stream<Path> buildsTheExample() throws IOException {
        try (var examples = Files.list(Path.of("cases"))) {
            return examples.filter(Files::isDirectory).sorted().toList().stream();
        }
    }
}
