package dev.sluice.manifest.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionRangeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "^1.2.3 ; 1.9.0",
                "~1.2 ; 1.2.9",
                "~> 1.2 ; v1.2.5",
                ">=1.2, <2 ; 1.9.9",
                ">=1.2 <2 ; 1.2.0",
                "1.2 - 1.4 ; 1.4.9",
                "<1.0 || >3 ; 4",
                "* ; 0.0.1",
                "1.x ; 1.7.3",
                "^0.2.3 ; 0.2.9",
                "^0.0 ; 0.0.9",
                ">=1.30.0-0 ; v1.30.0-eks-1",
                "=>1.2 ; 1.2.0",
                "<=1.2 ; 1.2.9",
                "!=1.2.x ; 1.3.0",
                "01.2.3 ; 1.2.3"
            })
    void contains(String range, String version) {
        assertThat(VersionRange.parse(range).contains(Version.parse(version))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "^1.2.3 ; 2.0.0",
                "~1.2.3 ; 1.3.0",
                ">1 ; 1.9.9",
                "^0.2.3 ; 0.3.0",
                "^* ; 1.0.0",
                ">=1.30.0 ; 1.31.0-rc.1",
                "!=1.2.3 ; 1.2.3",
                "1.2.3 1.2.4 ; 1.2.4"
            })
    void doesNotContain(String range, String version) {
        assertThat(VersionRange.parse(range).contains(Version.parse(version))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"bad", "==1", ">=1.2 ||", "1..2", ">=1.2,,<2", "''"})
    void refuses(String range) {
        assertThatThrownBy(() -> VersionRange.parse(range))
                .isInstanceOf(InvalidVersion.class)
                .hasMessageStartingWith("improper constraint");
    }

    @Test
    void doesNotTakeLongOnSpaces() {
        var hostile = "1 ".repeat(200) + "!";

        assertThatThrownBy(() -> VersionRange.parse(hostile)).isInstanceOf(InvalidVersion.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1.2.3-alpha ; 1.2.3",
                "1.2.3-alpha.1 ; 1.2.3-alpha.beta",
                "1.2.3-2 ; 1.2.3-11",
                "1.2.3-11 ; 1.2.3-a",
                "1.9.9 ; 1.10.0"
            })
    void orders(String lower, String higher) {
        assertThat(Version.parse(lower)).isLessThan(Version.parse(higher));
    }
}
