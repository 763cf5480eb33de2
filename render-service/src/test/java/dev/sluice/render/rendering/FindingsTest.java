package dev.sluice.render.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.manifest.Position;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private final Findings findings = new Findings();

    @Test
    void aMessageThatRepeatsItselfIsToldByItsEnds() {
        var loop = "error calling include: ".repeat(1_000);

        findings.error("TemplateFailed", Position.NOWHERE, "template: " + loop + "too deep", "");

        var message = findings.reported().getFirst().message();
        assertThat(message)
                .startsWith("template: error calling include: ")
                .contains(" […22018 characters…] ")
                .endsWith("error calling include: too deep")
                .hasSizeLessThan(1_100);
    }

    @Test
    void aShortMessageStays() {
        findings.error("TemplateFailed", Position.NOWHERE, "no such template", "");

        assertThat(findings.reported().getFirst().message()).isEqualTo("no such template");
    }

    @Test
    void noCharacterIsCutInTwo() {
        var message = "x" + "😀".repeat(5_000);

        findings.error("TemplateFailed", Position.NOWHERE, message, "");

        var told = findings.reported().getFirst().message();
        assertThat(told.codePoints()).noneMatch(FindingsTest::isHalf);
    }

    private static boolean isHalf(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }
}
