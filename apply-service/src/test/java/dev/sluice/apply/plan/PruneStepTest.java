package dev.sluice.apply.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.apply.controlplane.LiveObject;
import dev.sluice.apply.health.Health;
import dev.sluice.apply.inventory.Entry;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.ResourceRef;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PruneStepTest {

    private static final DeliveryId WEB = new DeliveryId("Kustomization", "apps", "web");
    private static final DeliveryId OTHER = new DeliveryId("Kustomization", "apps", "other");
    private static final ResourceRef REF = new ResourceRef("", "v1", "ConfigMap", "x", "one");
    private static final String SELF = "/ConfigMap/x/one";
    private static final Entry CONFIRMED =
            new Entry(REF, Entry.State.CONFIRMED, "uid", "fields", "content");

    @Test
    void deletesWhatIsProvenOurs() {
        assertThat(step(CONFIRMED, live("uid", WEB.toString(), SELF)))
                .isInstanceOf(PruneStep.Delete.class);
    }

    @Test
    void deletesWhatWeWereAboutToMakeAndIsThereNow() {
        assertThat(step(Entry.absent(REF), live("any", WEB.toString(), SELF)))
                .isInstanceOf(PruneStep.Delete.class);
    }

    @Test
    void isDoneWithWhatIsGone() {
        assertThat(step(CONFIRMED, null)).isInstanceOf(PruneStep.Gone.class);
    }

    @Test
    void keepsWhatWasMadeAnewUnderTheName() {
        assertThat(step(CONFIRMED, live("other", WEB.toString(), SELF)))
                .isInstanceOf(PruneStep.Unproven.class);
    }

    @Test
    void keepsWhatDoesNotNameUs() {
        assertThat(step(CONFIRMED, live("uid", null, null))).isInstanceOf(PruneStep.Unproven.class);
        assertThat(step(CONFIRMED, live("uid", OTHER.toString(), SELF)))
                .isInstanceOf(PruneStep.Unproven.class);
    }

    @Test
    void keepsACopyThatAControllerMadeOfOurAnnotations() {
        assertThat(step(CONFIRMED, live("uid", WEB.toString(), "/ConfigMap/x/original")))
                .isInstanceOf(PruneStep.Unproven.class);
    }

    @Test
    void keepsWhatStoodThereBeforeAndWasNeverConfirmed() {
        assertThat(step(Entry.present(REF, "uid"), live("uid", WEB.toString(), SELF)))
                .isInstanceOf(PruneStep.Unproven.class);
        assertThat(step(Entry.noted(REF), live("uid", WEB.toString(), SELF)))
                .isInstanceOf(PruneStep.Unproven.class);
    }

    @Test
    void handsOverWhatAnotherDeliveryWants() {
        var step =
                PruneStep.of(
                        CONFIRMED,
                        live("uid", WEB.toString(), SELF),
                        WEB,
                        Optional.of(OTHER),
                        true);

        assertThat(step).isInstanceOf(PruneStep.HandOver.class);
    }

    @Test
    void keepsWhatAnAnnotationOrThePolicyKeeps() {
        var kept =
                new LiveObject(
                        REF,
                        "uid",
                        "1",
                        WEB.toString(),
                        SELF,
                        true,
                        null,
                        Map.of(),
                        new Health.Current());

        assertThat(step(CONFIRMED, kept)).isInstanceOf(PruneStep.Keep.class);
        var byPolicy =
                PruneStep.of(
                        CONFIRMED, live("uid", WEB.toString(), SELF), WEB, Optional.empty(), false);
        assertThat(byPolicy).isInstanceOf(PruneStep.Keep.class);
        assertThat(((PruneStep.Keep) byPolicy).noted()).isTrue();
    }

    private static PruneStep step(Entry entry, LiveObject live) {
        return PruneStep.of(entry, live, WEB, Optional.empty(), true);
    }

    private static LiveObject live(String uid, String delivery, String self) {
        return new LiveObject(
                REF, uid, "1", delivery, self, false, null, Map.of(), new Health.Current());
    }
}
