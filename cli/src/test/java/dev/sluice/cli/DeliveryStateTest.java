package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.YamlReader;
import org.junit.jupiter.api.Test;

class DeliveryStateTest {
    @Test
    void aReadyDeliverySaysWhatIsApplied() {
        var state =
                state(
                        """
                        {"id": "Kustomization/default/example", "ready": "True", "phase": "Ready",
                         "message": "Commit 17aba97 is applied: 3 objects.", "nextStep": null}
                        """);

        assertThat(state.sentence())
                .isEqualTo(
                        "Kustomization/default/example is Ready: Commit 17aba97 is applied: 3"
                                + " objects.");
    }

    @Test
    void anyOtherSaysWhyAndWhatToDo() {
        var state =
                state(
                        """
                        {"id": "Kustomization/default/example", "ready": "False",
                         "phase": "RenderFailed", "message": "web/a.yaml:3:1 is no object",
                         "nextStep": "correct it and push"}
                        """);

        assertThat(state.sentence())
                .isEqualTo(
                        "Kustomization/default/example is RenderFailed: web/a.yaml:3:1 is no object"
                                + " Next: correct it and push");
    }

    @Test
    void knowsWhoElseHoldsItsObjects() {
        var state =
                state(
                        """
                        {"id": "Kustomization/default/example", "ready": "False", "phase": "Held",
                         "message": "start apply-service with SLUICE_ADOPT_LINEAGE=q0-A_z to take"}
                        """);

        assertThat(state.foreignLineage()).contains("q0-A_z");
    }

    private static DeliveryState state(String json) {
        var parsed = new YamlReader(Dialect.KUBECTL).read("answer", json);
        return DeliveryState.of((Mapping) parsed.documents().getFirst());
    }
}
