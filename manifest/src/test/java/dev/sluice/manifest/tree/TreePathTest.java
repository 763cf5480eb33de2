package dev.sluice.manifest.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreePathTest {

    @ParameterizedTest
    @CsvSource({
        "./apps/../base/, base",
        "a//b/./c, a/b/c",
        "a/.., ''",
        "., ''",
        "'', ''",
        "..a/b, ..a/b"
    })
    void normalisesWhatPeopleWrite(String written, String normalised) {
        assertThat(TreePath.parse(written).orElseThrow().text()).isEqualTo(normalised);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc", "..", "a/../../b", "a/b/../../..", "a\0b"})
    void neverLeavesTheTree(String written) {
        assertThat(TreePath.parse(written)).isEmpty();
        assertThatThrownBy(() -> TreePath.of(written)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void holdsOnlyNormalisedText() {
        assertThatThrownBy(() -> new TreePath("a/../b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void resolvesFromWhereItIs() {
        var overlay = TreePath.of("apps/web/overlay");

        assertThat(overlay.resolve("../base/x.yaml")).contains(TreePath.of("apps/web/base/x.yaml"));
        assertThat(overlay.resolve("../../../../x")).isEmpty();
        assertThat(overlay.resolve("/x")).isEmpty();
        assertThat(overlay.child("k.yaml").parent()).isEqualTo(overlay);
        assertThat(overlay.name()).isEqualTo("overlay");
        assertThat(TreePath.of("a").parent()).isEqualTo(TreePath.ROOT);
    }

    @Test
    void knowsWhatLiesInIt() {
        assertThat(TreePath.of("a/b").isIn(TreePath.of("a"))).isTrue();
        assertThat(TreePath.of("ab").isIn(TreePath.of("a"))).isFalse();
        assertThat(TreePath.of("a").isIn(TreePath.ROOT)).isTrue();
    }
}
