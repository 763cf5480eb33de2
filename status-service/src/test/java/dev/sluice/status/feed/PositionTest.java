package dev.sluice.status.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.Topic;
import dev.sluice.status.board.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
    private static final Place PLACED = new Place(Topic.PLACEMENTS, 31, 70_000);

    @Test
    void coversWhatWasReadAndNothingElse() {
        var position = Position.start("lineage").after(PLACED);

        assertThat(position.covers(PLACED)).isTrue();
        assertThat(position.covers(new Place(Topic.PLACEMENTS, 31, 70_001))).isFalse();
        assertThat(position.covers(new Place(Topic.PLACEMENTS, 30, 0))).isFalse();
        assertThat(position.covers(new Place(Topic.OUTCOMES, 31, 0))).isFalse();
    }

    @Test
    void neverGoesBack() {
        var position = Position.start("lineage").after(PLACED);

        assertThat(position.after(new Place(Topic.PLACEMENTS, 31, 5)).covers(PLACED)).isTrue();
    }

    @Test
    void isReadAsItIsWritten() {
        var position =
                Position.start("fP8_-x")
                        .after(PLACED)
                        .after(new Place(Topic.DEFINITIONS, 0, 0))
                        .after(new Place(Topic.CONTROL_PLANES, 31, Long.MAX_VALUE / 2));

        var read = Position.parse(position.toString()).orElseThrow();

        assertThat(read.toString()).isEqualTo(position.toString());
        assertThat(read.covers(PLACED)).isTrue();
        assertThat(read.isOf(position)).isTrue();
    }

    @Test
    void ofAnEmptyLogIsShort() {
        assertThat(Position.start("x").toString()).hasSizeLessThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "x.", "x.AAAA", "x.!!", "x.gICAgICAgICAgICAgIA", "AA"})
    void isNotAnyText(String text) {
        assertThat(Position.parse(text)).isEmpty();
    }
}
