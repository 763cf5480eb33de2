package dev.sluice.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    @Test
    void areReadAsTheyAreWritten() {
        assertThat(SourceId.parse("GitRepository/flux-system/podinfo"))
                .isEqualTo(new SourceId("GitRepository", "flux-system", "podinfo"))
                .hasToString("GitRepository/flux-system/podinfo");
        assertThat(DeliveryId.parse("Application/argocd/web"))
                .isEqualTo(new DeliveryId("Application", "argocd", "web"))
                .hasToString("Application/argocd/web");
        assertThat(DefinitionId.parse("Kustomization/a/b"))
                .isEqualTo(new DefinitionId("Kustomization", "a", "b"))
                .hasToString("Kustomization/a/b");
        assertThat(ControlPlaneId.parse("sluice-system/local"))
                .isEqualTo(new ControlPlaneId("sluice-system", "local"))
                .hasToString("sluice-system/local");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a/b", "a/b/", "/b/c", "a//c", "a/b/c/d"})
    void ofThreePartsHaveThreeParts(String key) {
        for (Function<String, Object> parse :
                java.util.List.<Function<String, Object>>of(
                        SourceId::parse, DeliveryId::parse, DefinitionId::parse)) {
            assertThatThrownBy(() -> parse.apply(key)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a/", "/b", "a/b/c"})
    void ofAControlPlaneHasTwoParts(String key) {
        assertThatThrownBy(() -> ControlPlaneId.parse(key))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"1,5, 1,5, 0", "1,5, 1,6, -1", "2,0, 1,9, 1"})
    void generationsAreOrderedByEpochThenNumber(
            long epoch, long number, long otherEpoch, long otherNumber, int order) {
        var one = new Generation(epoch, number);
        var other = new Generation(otherEpoch, otherNumber);

        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(order);
        assertThat(one.isAfter(other)).isEqualTo(order > 0);
    }

    @Test
    void theNextGenerationStaysUnderItsEpoch() {
        assertThat(new Generation(7, 2).next()).isEqualTo(new Generation(7, 3)).hasToString("7.3");
    }

    @Test
    void aDigestIsThatOfTheContent() {
        assertThat(Digest.of(new byte[0]))
                .hasToString(
                        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256:", "sha256:E3B0", "md5:d41d8cd98f00b204e9800998ecf8427e"})
    void whatIsNoDigestIsRefused(String value) {
        assertThatThrownBy(() -> new Digest(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a digest: " + value);
    }
}
