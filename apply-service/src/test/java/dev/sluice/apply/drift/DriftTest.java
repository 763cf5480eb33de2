package dev.sluice.apply.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.apply.controlplane.FieldOwner;
import dev.sluice.apply.controlplane.LiveObject;
import dev.sluice.apply.health.Health;
import dev.sluice.apply.inventory.Entry;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.ResourceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DriftTest {

    private static final FieldOwner OWNER =
            FieldOwner.of(new DeliveryId("Kustomization", "apps", "web"));
    private static final ResourceRef REF = new ResourceRef("", "v1", "ConfigMap", "x", "one");
    private static final Entry CONFIRMED =
            new Entry(REF, Entry.State.CONFIRMED, "uid", "fields", "content");
    private static final Instant NOW = Instant.EPOCH;

    @Test
    void isToldFromTheFieldsThatWeOwn() {
        assertThat(Drift.of(CONFIRMED, live("uid", "fields"), OWNER)).isEqualTo(Drift.NONE);
        assertThat(Drift.of(CONFIRMED, live("uid", "fewer"), OWNER)).isEqualTo(Drift.CHANGED);
        assertThat(Drift.of(CONFIRMED, live("other", "fields"), OWNER)).isEqualTo(Drift.GONE);
        assertThat(Drift.of(CONFIRMED, null, OWNER)).isEqualTo(Drift.GONE);
    }

    @Test
    void isNoMatterOfWhatIsNotConfirmed() {
        assertThat(Drift.of(Entry.absent(REF), null, OWNER)).isEqualTo(Drift.NONE);
    }

    @Test
    void anObjectIsHealedAtOnceAndThenEverLater() {
        var pace = HealPace.fresh();
        assertThat(pace.wait(NOW)).isZero();
        pace = pace.healed(NOW);
        assertThat(pace.wait(NOW)).isZero();
        pace = pace.healed(NOW);
        assertThat(pace.wait(NOW)).isEqualTo(Duration.ofSeconds(1));
        pace = pace.healed(NOW);
        assertThat(pace.wait(NOW)).isEqualTo(Duration.ofSeconds(2));
        for (int i = 0; i < 60; i++) {
            pace = pace.healed(NOW);
        }
        assertThat(pace.wait(NOW)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void anObjectThatStaysAsItIsStartsOver() {
        var pace = HealPace.fresh().healed(NOW).healed(NOW).healed(NOW);

        assertThat(pace.wait(NOW.plusSeconds(60))).isZero();
        assertThat(pace.healed(NOW.plusSeconds(60)).heals()).isEqualTo(1);
    }

    private static LiveObject live(String uid, String fields) {
        return new LiveObject(
                REF,
                uid,
                "1",
                null,
                null,
                false,
                null,
                Map.of(OWNER.name(), fields),
                new Health.Current());
    }
}
