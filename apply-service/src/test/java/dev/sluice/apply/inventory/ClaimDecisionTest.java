package dev.sluice.apply.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.apply.inventory.ClaimDecision.Foreign;
import dev.sluice.apply.inventory.ClaimDecision.Granted;
import dev.sluice.apply.inventory.ClaimDecision.Superseded;
import dev.sluice.apply.inventory.ClaimDecision.Wish;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Generation;
import dev.sluice.events.ResourceRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimDecisionTest {

    private static final ControlPlaneId LOCAL = new ControlPlaneId("sluice-system", "local");
    private static final DeliveryId WEB = new DeliveryId("Kustomization", "apps", "web");
    private static final Adoption NONE = new Adoption("");
    private static final ResourceRef ONE = new ResourceRef("", "v1", "ConfigMap", "x", "one");
    private static final ResourceRef TWO = new ResourceRef("", "v1", "ConfigMap", "x", "two");

    @Test
    void theFirstClaimIsGranted() {
        var decision = ClaimDecision.of(null, wish(claim("a", 1, 1), Entry.absent(ONE)), NONE);

        assertThat(granted(decision).entries()).containsExactly(Entry.absent(ONE));
    }

    @Test
    void aHigherGenerationIsGrantedAndKeepsWhatIsOwned() {
        var decision =
                ClaimDecision.of(
                        standing(claim("a", 1, 5), confirmed(ONE)),
                        wish(claim("a", 2, 1), Entry.absent(TWO)),
                        NONE);

        assertThat(granted(decision).entries()).containsExactly(Entry.absent(TWO), confirmed(ONE));
        assertThat(granted(decision).claim()).isEqualTo(claim("a", 2, 1));
        assertThat(granted(decision).applied()).isNull();
    }

    @Test
    void whatIsProvenIsNotWeakened() {
        var decision =
                ClaimDecision.of(
                        standing(claim("a", 1, 1), confirmed(ONE)),
                        wish(claim("a", 2, 1), Entry.noted(ONE)),
                        NONE);

        assertThat(granted(decision).entries()).containsExactly(confirmed(ONE));
    }

    @Test
    void whatWasPrunedStartsAnew() {
        var decision =
                ClaimDecision.of(
                        standing(claim("a", 1, 1), confirmed(ONE).pruned()),
                        wish(claim("a", 2, 1), Entry.absent(ONE)),
                        NONE);

        assertThat(granted(decision).entries()).containsExactly(Entry.absent(ONE));
    }

    @Test
    void aLowerGenerationIsSuperseded() {
        var decision = ClaimDecision.of(standing(claim("a", 2, 1)), wish(claim("a", 1, 9)), NONE);

        assertThat(decision).isEqualTo(new Superseded(claim("a", 2, 1)));
    }

    @Test
    void theSameGenerationGoesToTheHigherApplier() {
        var standing = standing(claim("a", 2, 5));

        assertThat(ClaimDecision.of(standing, wish(claim("a", 2, 4)), NONE))
                .isInstanceOf(Superseded.class);
        assertThat(ClaimDecision.of(standing, wish(claim("a", 2, 5)), NONE))
                .isInstanceOf(Granted.class);
        assertThat(ClaimDecision.of(standing, wish(claim("a", 2, 6)), NONE))
                .isInstanceOf(Granted.class);
    }

    @Test
    void anotherLineageIsRefusedUnlessItIsAdopted() {
        var standing = standing(claim("a", 9, 9), confirmed(ONE));
        var wish = wish(claim("b", 1, 1), Entry.absent(TWO));

        assertThat(ClaimDecision.of(standing, wish, NONE)).isEqualTo(new Foreign("a"));
        assertThat(ClaimDecision.of(standing, wish, new Adoption("c"))).isEqualTo(new Foreign("a"));
        for (var adoption : List.of(new Adoption("a"), new Adoption("*"))) {
            var next = granted(ClaimDecision.of(standing, wish, adoption));
            assertThat(next.adopted()).isEqualTo("a");
            assertThat(next.entries()).containsExactly(Entry.absent(TWO), confirmed(ONE));
        }
    }

    @Test
    void aRebuiltControlPlaneStartsEmpty() {
        var standing = standing(claim("a", 9, 9), confirmed(ONE));
        var wish = new Wish(LOCAL, WEB, "rebuilt", claim("a", 1, 1), List.of(Entry.absent(TWO)));

        assertThat(granted(ClaimDecision.of(standing, wish, NONE)).entries())
                .containsExactly(Entry.absent(TWO));
    }

    private static Inventory granted(ClaimDecision decision) {
        assertThat(decision).isInstanceOf(Granted.class);
        return ((Granted) decision).next();
    }

    private static Claim claim(String lineage, long number, long applier) {
        return new Claim(lineage, new Generation(1, number), applier);
    }

    private static Entry confirmed(ResourceRef object) {
        return new Entry(object, Entry.State.CONFIRMED, "uid", "fields", "content");
    }

    private static Inventory standing(Claim claim, Entry... entries) {
        return new Inventory(
                LOCAL, WEB, "identity", claim, List.of(entries), null, null, false, null);
    }

    private static Wish wish(Claim claim, Entry... entries) {
        return new Wish(LOCAL, WEB, "identity", claim, List.of(entries));
    }
}
