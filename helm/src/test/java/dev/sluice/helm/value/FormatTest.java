package dev.sluice.helm.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, -0",
        "999999, 999999",
        "1000000, 1e+06",
        "123456789, 1.23456789e+08",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "4.9E-324, 5e-324",
        "2E23, 2e+23",
        "100000.5, 100000.5",
    })
    void printsFloatsWithAsFewDigitsAsNeeded(double number, String printed) {
        assertThat(Format.text(number)).isEqualTo(printed);
    }

    @Test
    void sortsTheKeysOfMaps() {
        var map = new GoMap();
        map.put("b", GoInt.of(1));
        map.put("a", GoList.of("x", 2.5, null));

        assertThat(Format.text(map)).isEqualTo("map[a:[x 2.5 <nil>] b:1]");
        assertThat(Format.printf("%#v", map))
                .isEqualTo(
                        "map[string]interface {}{\"a\":[]interface {}{\"x\", 2.5,"
                                + " interface {}(nil)}, \"b\":1}");
    }

    @Test
    void putsSpacesBetweenOperandsWhenNeitherIsAString() {
        assertThat(Format.print(Arrays.asList(GoInt.of(1), GoInt.of(2), "a", 3L, null)))
                .isEqualTo("1 2a3 <nil>");
        assertThat(Format.println(List.of("a", "b"))).isEqualTo("a b\n");
    }

    @Test
    void tellsWrongAndMissingOperands() {
        assertThat(Format.printf("%d", 7.0)).isEqualTo("%!d(float64=7)");
        assertThat(Format.printf("%s %s", "a")).isEqualTo("a %!s(MISSING)");
        assertThat(Format.printf("a", 1L)).isEqualTo("a%!(EXTRA int64=1)");
        assertThat(Format.printf("%[3]d", 1L)).isEqualTo("%!d(BADINDEX)");
        assertThat(Format.printf("100%")).isEqualTo("100%!(NOVERB)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "%5d|!   42!",
                "%-5d.|!42   .!",
                "%05d|00042",
                "%+d|+42",
                "%x|2a",
                "%#o|052",
                "%b|101010",
                "%c|*",
                "%U|U+002A",
                "%q|!'*'!",
                "%.3d|042",
            })
    void laysIntegersOutByTheirFlags(String format, String printed) {
        assertThat(Format.printf(format, GoInt.of(42))).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({
        "%.2f, 3.14",
        "%8.3f, '   3.142'",
        "%e, 3.141590e+00",
        "%g, 3.14159",
        "%.3g, 3.14",
        "%+.1f, +3.1",
        "%08.3f, 0003.142",
        "%x, 0x1.921f9f01b866ep+01"
    })
    void laysFloatsOutByTheirFlags(String format, String printed) {
        assertThat(Format.printf(format, 3.14159)).isEqualTo(printed);
    }

    @Test
    void quotesAndCutsStrings() {
        assertThat(Format.printf("%q %.2s|%5s|%-4s|%x", "a\"\n", "äöü", "x", "y", "hi"))
                .isEqualTo("\"a\\\"\\n\" äö|    x|y   |6869");
    }

    @Test
    void endsWhereAMapHoldsItself() {
        var map = new GoMap();
        map.put("self", map);

        assertThatThrownBy(() -> Format.text(map)).isInstanceOf(FunctionError.class);
    }
}
