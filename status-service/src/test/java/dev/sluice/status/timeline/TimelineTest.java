package dev.sluice.status.timeline;

import static dev.sluice.status.Sample.APPS;
import static dev.sluice.status.Sample.DEFINED;
import static dev.sluice.status.Sample.EAST;
import static dev.sluice.status.Sample.NOON;
import static dev.sluice.status.Sample.PODINFO;
import static dev.sluice.status.Sample.commit;
import static dev.sluice.status.Sample.controlPlane;
import static dev.sluice.status.Sample.delivery;
import static dev.sluice.status.Sample.placed;
import static dev.sluice.status.Sample.placement;
import static dev.sluice.status.Sample.ready;
import static dev.sluice.status.Sample.rendering;
import static dev.sluice.status.Sample.source;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.Topic;
import dev.sluice.status.Sample;
import dev.sluice.status.board.Told;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static Told delivered() {
        var told = Told.of(source(), controlPlane(EAST));
        told.fold(delivery(), NOON.minusSeconds(60));
        told.fold(commit(1), NOON.plusMillis(30));
        told.fold(placement(EAST, 1, 1), NOON.plusMillis(41));
        told.fold(rendering(1, placed(EAST, 1)), NOON.plusMillis(41));
        told.fold(ready(placement(EAST, 1, 1)), NOON.plusMillis(61));
        return told;
    }

    private static String told(Told told) {
        return new Timelines(told.facts())
                .of(told.delivery(APPS)).stream()
                        .map(
                                timeline ->
                                        timeline.controlPlane()
                                                + " "
                                                + timeline.cause()
                                                + timeline.stages().stream()
                                                        .map(TimelineTest::told)
                                                        .collect(joining()))
                        .collect(joining("\n"));
    }

    private static String told(Stage stage) {
        return " "
                + stage.name()
                + (stage.at() == null
                        ? "?"
                        : "@"
                                + Duration.between(NOON, stage.at()).toMillis()
                                + (stage.took() == null ? "" : "+" + stage.took().toMillis()));
    }

    @Test
    void tellsEachStageWithItsTime() {
        assertThat(told(delivered()))
                .isEqualTo(
                        "fleet/east COMMIT HINTED@0 FETCHED@27+27 COMMITTED@30+3 PLACED@40+10"
                                + " APPLIED@58+18 READY@60+2");
    }

    @Test
    void beginsWithTheNewestCommitWhileItIsNotPlaced() {
        var told = delivered();
        told.fold(commit(PODINFO, 2, NOON.plusSeconds(1)), NOON.plusMillis(1030));

        assertThat(told(told))
                .startsWith("null COMMIT HINTED@1000 FETCHED@1027+27 COMMITTED@1030+3 PLACED?");
    }

    @Test
    void beginsWithTheDefinitionWhereThatCameLast() {
        var told = delivered();
        told.fold(delivery(APPS, PODINFO, DEFINED.next(), false), NOON.plusSeconds(10));
        var placement =
                Sample.of(
                        DEFINED.next(),
                        placement(APPS, PODINFO, EAST, 2, 1, NOON.plusSeconds(10).plusMillis(15)));
        told.fold(placement, placement.at());

        assertThat(told(told))
                .contains("fleet/east DEFINITION DEFINED@10000 PLACED@10015+15 APPLIED? READY?");
    }

    @Test
    void doesNotBlameTheCommitForWhatSomethingElseChanged() {
        var told = delivered();
        var placement = placement(APPS, PODINFO, EAST, 2, 1, NOON.plusSeconds(10));
        told.fold(placement, placement.at());

        assertThat(told(told)).contains("fleet/east OTHER PLACED@10000 APPLIED? READY?");
    }

    @Test
    void isTheSameInWhateverOrderHistoryIsRead() {
        var newest = placement(APPS, PODINFO, EAST, 2, 1, NOON.plusSeconds(10));
        var told = Told.of(source(), controlPlane(EAST), delivery(), newest);
        told.fold(Topic.HISTORY, placement(EAST, 1, 1), NOON.plusMillis(41));

        assertThat(told(told)).contains("OTHER PLACED@10000");
    }

    @Test
    void keepsTheFirstArrivalWhenAnObjectIsHealedLater() {
        var told = delivered();
        var healed = ready(placement(APPS, PODINFO, EAST, 1, 1, NOON.plusSeconds(500)));
        told.fold(healed, NOON.plusSeconds(501));

        assertThat(told(told)).contains("APPLIED@58+18 READY@60+2");
    }

    @Test
    void notesEachArrivalOnce() {
        var told = delivered();
        var arrivals = new Arrivals(told.facts());

        var first = arrivals.fresh(told.delivery(APPS));
        var second = arrivals.fresh(told.delivery(APPS));

        assertThat(first)
                .containsExactly(
                        new Arrivals.Arrival(EAST, Stage.Name.APPLIED, Duration.ofMillis(58)),
                        new Arrivals.Arrival(EAST, Stage.Name.READY, Duration.ofMillis(60)));
        assertThat(second).isEmpty();
    }
}
