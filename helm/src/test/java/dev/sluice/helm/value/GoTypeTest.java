package dev.sluice.helm.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GoTypeTest {

    private static final GoType VALUES = GoType.named("chartutil.Values", GoType.MAP);

    @Test
    void takesANamedMapForAPlainOneButNotForAnother() {
        assertThat(GoType.MAP.accepts(VALUES)).isTrue();
        assertThat(VALUES.accepts(GoType.MAP)).isTrue();
        assertThat(VALUES.accepts(GoType.named("other.Values", GoType.MAP))).isFalse();
        assertThat(GoType.MAP.accepts(GoType.STRING_MAP)).isFalse();
    }

    @Test
    void tellsNumbersOfDifferentTypesApart() {
        assertThat(GoType.INT.accepts(GoType.INT64)).isFalse();
        assertThat(GoType.ANY.accepts(GoType.INT64)).isTrue();
        assertThat(GoTypes.name(GoInt.of(1))).isEqualTo("int");
        assertThat(GoTypes.name(1L)).isEqualTo("int64");
    }

    @Test
    void sharesTheEntriesOfAMapBetweenViews() {
        var map = new GoMap(VALUES);

        map.as(GoType.MAP).put("a", "b");

        assertThat(map.get("a")).isEqualTo("b");
        assertThat(map.keys()).containsExactly("a");
    }

    @Test
    void refusesToWriteToTheNilMap() {
        assertThatThrownBy(() -> GoMap.nil(GoType.MAP).put("a", "b"))
                .hasMessage("assignment to entry in nil map");
    }
}
