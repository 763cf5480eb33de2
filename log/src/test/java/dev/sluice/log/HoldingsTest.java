package dev.sluice.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldingsTest {

    private final Holdings holdings = new Holdings(Role.RENDER);

    @Test
    void claimsOnlyWhatIsNotHeldAlready() {
        holdings.claim(List.of(3));

        assertThat(holdings.claim(List.of(3, 4))).containsOnlyKeys(4);
    }

    @Test
    void holdsAPartitionUnderTheEpochOfItsAnnouncement() {
        var claim = holdings.claim(List.of(3)).get(3);

        holdings.hold(3, claim, 17);

        assertThat(holdings.held(3)).isEqualTo(new Owned(Role.RENDER, 3, 17));
        assertThat(holdings.allHeld()).containsExactly(new Owned(Role.RENDER, 3, 17));
    }

    @Test
    void aTakeOverThatWasOvertakenHoldsNothing() {
        var former = holdings.claim(List.of(3)).get(3);
        holdings.drop(3);
        holdings.claim(List.of(3));

        assertThat(holdings.hold(3, former, 17)).isNull();
        assertThat(holdings.held(3)).isNull();
    }

    @Test
    void remembersTheLastEpochOfWhatWasLost() {
        holdings.hold(3, holdings.claim(List.of(3)).get(3), 17);
        holdings.drop(3);

        assertThat(holdings.lastEpoch(3)).isEqualTo(17);
        assertThat(holdings.isEmpty()).isTrue();
    }

    @Test
    void claimsAgainWhatIsContestedOnceTheGroupWasHeardAfterwards() {
        holdings.hold(3, holdings.claim(List.of(3)).get(3), 17);
        holdings.contest(3, new Holding.Held(new Owned(Role.RENDER, 3, 17)), 1000);

        assertThat(holdings.held(3)).isNull();
        assertThat(holdings.claimContested(1000)).isEmpty();
        assertThat(holdings.claimContested(1001)).containsOnlyKeys(3);
    }
}
