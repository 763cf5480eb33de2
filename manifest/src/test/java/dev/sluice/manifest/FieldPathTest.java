package dev.sluice.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "spec",
                "spec.containers[0].image",
                "[3].a",
                "[\"a.b\"].c",
                "metadata.annotations[\"example.com/owner\"]",
                "a[\"x\\\"y\\\\z\"][\"\"]",
                "a-b.c/d.e f"
            })
    void printsWhatItReads(String text) {
        assertThat(FieldPath.parse(text))
                .hasValueSatisfying(path -> assertThat(path).hasToString(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".a",
                "a.",
                "a..b",
                "a[",
                "a[x]",
                "a[-1]",
                "a[0",
                "a]",
                "a[0]b",
                "[\"a]",
                "a[99999999999]"
            })
    void refusesWhatIsNoPath(String text) {
        assertThat(FieldPath.parse(text)).isEmpty();
    }

    @Test
    void isMadeStepByStep() {
        assertThat(FieldPath.of("spec", "ports").index(1).field("a.b"))
                .hasToString("spec.ports[1][\"a.b\"]");
    }
}
