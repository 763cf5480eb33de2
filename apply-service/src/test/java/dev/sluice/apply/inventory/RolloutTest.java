package dev.sluice.apply.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.apply.inventory.Rollout.Failure;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Digest;
import dev.sluice.events.Generation;
import dev.sluice.events.ResourceRef;
import dev.sluice.events.Stage.Hook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RolloutTest {

    private static final Digest ONE = Digest.of(new byte[] {1});
    private static final Digest TWO = Digest.of(new byte[] {2});
    private static final Generation FIRST = new Generation(1, 1);
    private static final Generation SECOND = new Generation(1, 2);
    private static final ResourceRef WEB = new ResourceRef("", "v1", "ConfigMap", "web", "one");

    @Test
    void whereNothingStandsItInstalls() {
        var rollout = Rollout.of(Optional.empty(), ONE, FIRST, null);

        assertThat(rollout.before()).isEqualTo(Hook.PRE_INSTALL);
        assertThat(rollout.after()).isEqualTo(Hook.POST_INSTALL);
    }

    @Test
    void overWhatStandsItUpgrades() {
        var rollout = Rollout.of(Optional.of(standing()), ONE, FIRST, null);

        assertThat(rollout.before()).isEqualTo(Hook.PRE_UPGRADE);
    }

    @Test
    void anInstallationThatDidNotFinishIsFollowedByOne() {
        var begun = installing().ending("PRE_INSTALL x");

        var next = Rollout.of(Optional.of(standing().rolling(begun)), TWO, SECOND, null);

        assertThat(next.before()).isEqualTo(Hook.PRE_INSTALL);
        assertThat(next.hasEnded("PRE_INSTALL x")).isFalse();
    }

    @Test
    void anInstallationThatFinishedIsFollowedByAnUpgrade() {
        var finished = installing().finishing();

        var next = Rollout.of(Optional.of(standing().rolling(finished)), TWO, SECOND, null);

        assertThat(next.before()).isEqualTo(Hook.PRE_UPGRADE);
        assertThat(next.progress().finished()).isFalse();
    }

    @Test
    void theSameBundleRunsNothingAgain() {
        var begun = installing().ending("PRE_INSTALL x");

        var next = Rollout.of(Optional.of(claimed(begun, FIRST)), ONE, SECOND, null);

        assertThat(next).isEqualTo(begun);
    }

    @Test
    void whatFailedStaysSoInItsGenerationAndIsTriedAgainInTheNext() {
        var failed = installing().failing(new Failure("PRE_INSTALL x", "no"));
        var known = Optional.of(claimed(failed, FIRST));

        assertThat(Rollout.of(known, ONE, FIRST, null)).isEqualTo(failed);
        var again = Rollout.of(known, ONE, SECOND, null);
        assertThat(again.failureOf("PRE_INSTALL x")).isEmpty();
        assertThat(again.mark(Hook.PRE_INSTALL)).isNotEqualTo(failed.mark(Hook.PRE_INSTALL));
    }

    private static Rollout installing() {
        return Rollout.of(Optional.empty(), ONE, FIRST, null);
    }

    private static Inventory claimed(Rollout rollout, Generation generation) {
        return Inventory.first(
                        new ControlPlaneId("a", "b"),
                        new DeliveryId("HelmRelease", "a", "web"),
                        "identity",
                        new Claim("lineage", generation, 1))
                .rolling(rollout);
    }

    private static Inventory standing() {
        var noted =
                claimed(installing(), FIRST)
                        .rolling(null)
                        .noting(new Claim("lineage", FIRST, 1), List.of(Entry.absent(WEB)));
        var confirmed = new Entry(WEB, Entry.State.CONFIRMED, "uid", "fields", "content");
        return noted.after(Map.of(confirmed.key(), confirmed), Set.of());
    }
}
