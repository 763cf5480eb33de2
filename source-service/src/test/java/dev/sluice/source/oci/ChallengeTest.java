package dev.sluice.source.oci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChallengeTest {

    @Test
    void parametersAreReadQuotedAndPlain() {
        var challenge =
                Challenge.parse(
                                "Bearer realm=\"https://auth.example.org/token?a=b,c\",service=reg,"
                                        + " scope=\"repository:a/b:pull\"")
                        .orElseThrow();

        assertThat(challenge.scheme()).isEqualTo("bearer");
        assertThat(challenge.parameter("realm")).isEqualTo("https://auth.example.org/token?a=b,c");
        assertThat(challenge.parameter("service")).isEqualTo("reg");
        assertThat(challenge.parameter("error")).isEmpty();
    }

    @Test
    void basicNeedsNoParameters() {
        assertThat(Challenge.parse("Basic").orElseThrow().scheme()).isEqualTo("basic");
        assertThat(Challenge.parse("Basic realm=\"charts\"").orElseThrow().parameter("realm"))
                .isEqualTo("charts");
    }

    @Test
    void whatIsNoneIsNone() {
        assertThat(Challenge.parse("")).isEmpty();
        assertThat(Challenge.parse("=\"")).isEmpty();
    }
}
