package dev.sluice.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void isOneLine() {
        var at = new Position("apps/web.yaml", 14, 7);

        assertThat(Problem.error("NoMatch", at, "nothing\nmatches", "look\nup").line())
                .isEqualTo("apps/web.yaml:14:7 nothing matches; look up");
        assertThat(Problem.warning("NoMatch", null, "nothing matches", "").line())
                .isEqualTo("nothing matches");
        assertThat(Problem.error("NoMatch", Position.NOWHERE, "nothing", "").line())
                .isEqualTo("nothing");
    }

    @Test
    void itsReasonIsAWord() {
        assertThatThrownBy(() -> Problem.error("no match", null, "", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
