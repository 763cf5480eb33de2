package dev.sluice.render.placement;

import static dev.sluice.render.Examples.EDGE;
import static dev.sluice.render.Examples.LOCAL;
import static dev.sluice.render.Examples.NOON;
import static dev.sluice.render.Examples.SOURCE;
import static dev.sluice.render.Examples.WEB;
import static dev.sluice.render.Examples.fleet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.BundlePointer;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Digest;
import dev.sluice.events.Generation;
import dev.sluice.events.Placement;
import dev.sluice.events.Problem;
import dev.sluice.events.RenderFailed;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.RenderingRecord.Retired;
import dev.sluice.events.Target;
import dev.sluice.render.Examples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OldBundlesTest {

    private static final Duration KEEP = Duration.ofDays(30);
    private static final Instant LONG_AGO = NOON.minus(KEEP);
    private static final Instant YESTERDAY = NOON.minus(Duration.ofDays(1));

    private final InMemoryLedger ledger = new InMemoryLedger(fleet(LOCAL, EDGE));
    private final OldBundles oldBundles = new OldBundles(ledger, KEEP, () -> NOON);

    @Test
    void endsWhatNothingPointsToForLong() {
        remember(null, retired("a", LONG_AGO), retired("b", YESTERDAY));

        oldBundles.end(WEB);

        assertThat(ledger.endedBundles).containsExactly(digest("a"));
        assertThat(ledger.memories.get(WEB).retired()).containsExactly(retired("b", YESTERDAY));
    }

    @Test
    void keepsWhatAPlacementOrAFailureStillPointsTo() {
        remember(null, retired("a", LONG_AGO), retired("b", LONG_AGO), retired("c", LONG_AGO));
        stand(placement(LOCAL, "a"));
        stand(failed(EDGE, placement(EDGE, "b")));

        oldBundles.end(WEB);

        assertThat(ledger.endedBundles).containsExactly(digest("c"));
    }

    @Test
    void waitsForAControlPlaneThatLagsBehind() {
        remember(null, retired("a", LONG_AGO));
        stand(placement(LOCAL, "b"));
        ledger.behind.add(LOCAL);

        oldBundles.end(WEB);
        assertThat(ledger.endedBundles).isEmpty();
        ledger.behind.clear();
        oldBundles.end(WEB);

        assertThat(ledger.endedBundles).containsExactly(digest("a"));
    }

    @Test
    void forgetsAnEndedDeliveryWithItsLastBundle() {
        remember(YESTERDAY, retired("a", LONG_AGO), retired("b", YESTERDAY));
        oldBundles.end(WEB);
        assertThat(ledger.memories).containsKey(WEB);

        new OldBundles(ledger, KEEP, () -> NOON.plus(KEEP)).end(WEB);

        assertThat(ledger.endedBundles).containsExactly(digest("a"), digest("b"));
        assertThat(ledger.memories).isEmpty();
    }

    @Test
    void keepsSoManyAtMost() {
        remember(
                null,
                IntStream.range(0, OldBundles.MOST + 2)
                        .mapToObj(i -> retired("r" + i, YESTERDAY))
                        .toArray(Retired[]::new));

        oldBundles.end(WEB);

        assertThat(ledger.endedBundles).containsExactly(digest("r0"), digest("r1"));
    }

    @Test
    void writesNothingWhereNothingIsOver() {
        remember(null, retired("b", YESTERDAY));
        var before = ledger.writes;

        oldBundles.end(WEB);

        assertThat(ledger.writes).isEqualTo(before);
    }

    private void remember(Instant endedAt, Retired... retired) {
        ledger.memories.put(
                WEB,
                new RenderingRecord(
                        WEB,
                        new Generation(1, 1),
                        SOURCE,
                        null,
                        null,
                        "1",
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of(retired),
                        endedAt,
                        NOON));
    }

    private void stand(DesiredState state) {
        ledger.standing(WEB).put(state.controlPlane(), state);
    }

    private static Retired retired(String text, Instant at) {
        return new Retired(digest(text), at);
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Placement placement(ControlPlaneId controlPlane, String bundle) {
        return new Placement(
                controlPlane,
                WEB,
                new Generation(7, 1),
                new Generation(1, 1),
                SOURCE,
                new Generation(2, 1),
                "0".repeat(40),
                new BundlePointer(0, 1, digest(bundle)),
                null,
                null,
                false,
                List.of(),
                Examples.delivery("web", new Target.Local()).policy(),
                NOON);
    }

    private static RenderFailed failed(ControlPlaneId controlPlane, Placement standing) {
        return new RenderFailed(
                controlPlane,
                WEB,
                new Generation(7, 2),
                new Generation(1, 1),
                SOURCE,
                new Generation(2, 2),
                "1".repeat(40),
                List.of(Problem.error("InvalidYaml", "no", null)),
                standing,
                NOON);
    }
}
