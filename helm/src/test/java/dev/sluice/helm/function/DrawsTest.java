package dev.sluice.helm.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DrawsTest {

    private static final String PASSWORD = "{{ randAlphaNum 24 }}";

    @Test
    void passwordsStayFromRenderingToRendering() {
        assertThat(print(PASSWORD, "a.yaml", "app")).isEqualTo(print(PASSWORD, "a.yaml", "app"));
    }

    @Test
    void eachCallTemplateAndDeliveryDrawsItsOwn() {
        var twice = print(PASSWORD + " " + PASSWORD, "a.yaml", "app").split(" ", -1);

        assertThat(twice[0]).isNotEqualTo(twice[1]);
        assertThat(print(PASSWORD, "b.yaml", "app")).isNotEqualTo(twice[0]);
        assertThat(print(PASSWORD, "a.yaml", "other")).isNotEqualTo(twice[0]);
    }

    @Test
    void aCallBehindDoesNotChangeThoseBefore() {
        var alone = print(PASSWORD, "a.yaml", "app");

        assertThat(print(PASSWORD + "{{ uuidv4 }}", "a.yaml", "app")).startsWith(alone);
    }

    @Test
    void keysAreDrawnToo() {
        var key = "{{ genPrivateKey \"ed25519\" }}";

        assertThat(print(key, "a.yaml", "app"))
                .isEqualTo(print(key, "a.yaml", "app"))
                .startsWith("-----BEGIN PRIVATE KEY-----\n");
    }

    @Test
    void aSignedCertificateHoldsWhatWasAskedFor() {
        var made =
                print(
                        """
                        {{ $ca := genCAWithKey "root" 10 (genPrivateKey "ecdsa") -}}
                        {{ $c := genSignedCertWithKey "leaf" (list "10.0.0.1") (list "a.example") 5 \
                        $ca (genPrivateKey "ecdsa") -}}
                        {{ $c.Cert }}""",
                        "a.yaml",
                        "app");

        var certificate =
                Certificates.parsed(Pem.first(made).orElseThrow().content().toArray(), "");
        assertThat(certificate.getSubject()).hasToString("CN=leaf");
        assertThat(certificate.getIssuer()).hasToString("CN=root");
        assertThat(certificate.getNotBefore().toInstant()).isEqualTo(FunctionSamples.NOW);
    }

    @Test
    void aShortRootKeyIsRefused() {
        assertThatThrownBy(() -> new Draws(new byte[8], "app"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String print(String expression, String template, String delivery) {
        return FunctionSamples.print(
                expression, "chart/templates/" + template, FunctionSamples.surroundings(delivery));
    }
}
