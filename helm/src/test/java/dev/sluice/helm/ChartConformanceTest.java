package dev.sluice.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.sluice.helm.capability.HelmMajor;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every call of the corpus against what the real Helm printed, byte for byte.
@Tag("conformance")
class ChartConformanceTest {

    private static final ConformanceRun HELM_3 = new ConformanceRun(HelmMajor.HELM_3);
    private static final ConformanceRun HELM_4 = new ConformanceRun(HelmMajor.HELM_4);

    static Stream<String> names() {
        return ConformanceCase.names();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void printsWhatHelm3Prints(String name) {
        check(ConformanceCase.named(name), HelmMajor.HELM_3, HELM_3);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void printsWhatHelm4Prints(String name) {
        check(ConformanceCase.named(name), HelmMajor.HELM_4, HELM_4);
    }

    private static void check(ConformanceCase given, HelmMajor helm, ConformanceRun run) {
        var outcome = run.of(given);

        switch (outcome) {
            case ConformanceRun.Outcome.Failed(var message) -> {
                if (!given.fails(helm)) {
                    fail("it fails: " + message);
                }
                assertThat(message).isNotBlank();
            }
            case ConformanceRun.Outcome.Printed(var text) -> {
                if (given.fails(helm)) {
                    fail("it does not fail");
                }
                compare(text, given, helm);
            }
        }
    }

    private static void compare(String text, ConformanceCase given, HelmMajor helm) {
        var expected = given.expected(helm);
        if (given.isUnknown(helm)) {
            assertThat(text).isNotBlank();
        } else if (given.isOnlySpacedOtherwise(helm)) {
            assertThat(spaceless(text)).isEqualTo(spaceless(expected));
        } else {
            var random = given.randomLines();
            assertThat(masked(text, random)).isEqualTo(masked(expected, random));
        }
    }

    private static String masked(String text, Set<Integer> random) {
        if (random.isEmpty()) {
            return text;
        }
        var lines = text.split("\n", -1);
        random.stream()
                .filter(line -> line <= lines.length)
                .forEach(line -> lines[line - 1] = "(random)");
        return String.join("\n", lines);
    }

    private static String spaceless(String text) {
        return text.lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
