package dev.sluice.source.revision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Cases of Masterminds/semver 3.
class VersionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ">=1.0.0 <2.0.0 ; 1.0.0 ; true",
                ">=1.0.0 <2.0.0 ; 1.9.9 ; true",
                ">=1.0.0 <2.0.0 ; 2.0.0 ; false",
                ">=1.0.0, <2.0.0 ; 1.5.0 ; true",
                ">=1.0.0,<2.0.0 ; 2.5.0 ; false",
                "1.x ; 1.0.0 ; true",
                "1.x ; 1.9.1 ; true",
                "1.x ; 2.0.0 ; false",
                "1.2.x ; 1.2.9 ; true",
                "1.2.x ; 1.3.0 ; false",
                "1.2 ; 1.2.7 ; true",
                "* ; 9.9.9 ; true",
                "x ; 0.0.1 ; true",
                "=1.2.3 ; 1.2.3 ; true",
                "1.2.3 ; 1.2.4 ; false",
                "v1.2.3 ; v1.2.3 ; true",
                "!=1.2.3 ; 1.2.4 ; true",
                "!=1.2.3 ; 1.2.3 ; false",
                "!=1.x ; 1.7.0 ; false",
                "!=1.x ; 2.0.0 ; true",
                ">1 ; 1.5.0 ; false",
                ">1 ; 2.0.0 ; true",
                ">1.2 ; 1.2.9 ; false",
                ">1.2 ; 1.3.0 ; true",
                "<=1.2 ; 1.2.9 ; true",
                "<=1.2 ; 1.3.0 ; false",
                "<=1 ; 1.9.0 ; true",
                "=>1.0.0 ; 1.0.0 ; true",
                "=<1.0.0 ; 1.0.1 ; false",
                "~1.2.3 ; 1.2.9 ; true",
                "~1.2.3 ; 1.2.2 ; false",
                "~1.2.3 ; 1.3.0 ; false",
                "~1 ; 1.9.0 ; true",
                "~1 ; 2.0.0 ; false",
                "~>1.2 ; 1.2.5 ; true",
                "^1.2.3 ; 1.9.0 ; true",
                "^1.2.3 ; 2.0.0 ; false",
                "^0.2.3 ; 0.2.9 ; true",
                "^0.2.3 ; 0.3.0 ; false",
                "^0.0.3 ; 0.0.3 ; true",
                "^0.0.3 ; 0.0.4 ; false",
                "^0.0 ; 0.0.9 ; true",
                "^0.0 ; 0.1.0 ; false",
                "^0 ; 0.9.0 ; true",
                "^0 ; 1.0.0 ; false",
                "1.2 - 1.4.5 ; 1.4.5 ; true",
                "1.2 - 1.4.5 ; 1.4.6 ; false",
                "1.2.0 - 1.4 ; 1.4.9 ; true",
                "<1.0.0 || >=2.0.0 ; 0.9.0 ; true",
                "<1.0.0 || >=2.0.0 ; 1.5.0 ; false",
                "<1.0.0 || >=2.0.0 ; 2.5.0 ; true",
                ">=1.0.0 ; 1.1.0-rc.1 ; false",
                ">=1.0.0-0 ; 1.1.0-rc.1 ; true",
                "~1.2.3-beta.2 ; 1.2.3-beta.3 ; true",
                ">=1.0.0-rc.1 <1.0.0 ; 1.0.0-rc.2 ; true"
            })
    void holdsOrNot(String range, String version, boolean expected) {
        var parsed = Versions.range(range).orElseThrow();

        assertThat(parsed.contains(Versions.version(version).orElseThrow())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "main", ">= ", "1.2.3.4", "release-1.2", "1.2 foo", "||", ">>1"})
    void whatIsNoRangeIsNone(String text) {
        assertThat(Versions.range(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.0, 1.0.1",
        "1.9.0, 1.10.0",
        "1.0.0-alpha, 1.0.0",
        "1.0.0-alpha, 1.0.0-alpha.1",
        "1.0.0-alpha.1, 1.0.0-alpha.beta",
        "1.0.0-2, 1.0.0-10",
        "1.0.0-10, 1.0.0-a"
    })
    void versionsAreOrdered(String lower, String higher) {
        assertThat(Versions.version(lower).orElseThrow())
                .isLessThan(Versions.version(higher).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "01.2.3", "1.2.3-", "latest", "1.2.3.4", "v", "V1.2.3"})
    void whatIsNoVersionIsNone(String text) {
        assertThat(Versions.version(text)).isEmpty();
    }
}
