package dev.sluice.helm.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.generated.GeneratedCharts.Batch;
import dev.sluice.manifest.tree.MapSourceTree;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What templates of all sorts must never do, whatever they print.
class GeneratedTemplatesTest {

    private static final RenderedText HELM = new RenderedText(HelmMajor.HELM_3);

    static LongStream seeds() {
        return LongStream.range(1, 21);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void printOrFailButNeverThrow(long seed) {
        var batch = Batch.of(seed, 10);

        for (var template : batch.templates()) {
            var tree = MapSourceTree.of(batch.only(template).files());
            assertThatCode(() -> HELM.of(tree)).as(template).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void callsPrintOrFailButNeverThrow(long seed) {
        var batch = Batch.ofCalls(seed, 50, HelmMajor.HELM_3);

        for (var template : batch.templates()) {
            var tree = MapSourceTree.of(batch.only(template).files());
            assertThatCode(() -> HELM.of(tree)).as(template).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void printTheSameEachTime(long seed) {
        var batch = Batch.of(seed, 5);

        for (var template : batch.templates()) {
            var tree = MapSourceTree.of(batch.only(template).files());
            assertThat(HELM.of(tree)).as(template).isEqualTo(HELM.of(tree));
        }
    }
}
