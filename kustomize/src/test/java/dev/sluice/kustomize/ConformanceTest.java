package dev.sluice.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.kustomize.Rendering.Rejected;
import dev.sluice.kustomize.Rendering.Rendered;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What kustomize 5.8.1 printed for hundreds of kustomizations, byte for byte.
@Tag("conformance")
class ConformanceTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void printsWhatKustomizePrints(CorpusCase corpusCase) throws IOException {
        for (var order : corpusCase.orders()) {
            var rendering = corpusCase.build(order);

            assertThat(rendering).as(order.name()).isInstanceOf(Rendered.class);
            assertThat(((Rendered) rendering).yaml())
                    .as(order.name())
                    .isEqualTo(corpusCase.expected(order));
        }
    }

    static Stream<CorpusCase> printsWhatKustomizePrints() throws IOException {
        return CorpusCase.all(corpus()).filter(each -> !each.fails());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void rejectsWhatKustomizeRejects(CorpusCase corpusCase) throws IOException {
        var rendering = corpusCase.build(Options.Order.LEGACY);

        assertThat(rendering).isInstanceOf(Rejected.class);
        assertThat(((Rejected) rendering).problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.message()).isNotBlank());
    }

    static Stream<CorpusCase> rejectsWhatKustomizeRejects() throws IOException {
        return CorpusCase.all(corpus()).filter(CorpusCase::fails);
    }

    private static Path corpus() {
        return Path.of(System.getProperty("sluice.conformance"), "kustomize-cases");
    }
}
