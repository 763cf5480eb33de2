package dev.sluice.render.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.manifest.tree.TreePath;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnorePatternTest {

    @ParameterizedTest
    @CsvSource({
        "*.yaml,           a/b.yaml,      true",
        "b/,               a/b/c.yaml,    true",
        "b/,               a/b,           false",
        "/b,               a/b,           false",
        "/b,               b/c,           true",
        "a/*.yaml,         a/b.yaml,      true",
        "a/*.yaml,         x/a/b.yaml,    false",
        "**/b.yaml,        x/y/b.yaml,    true",
        "a/**,             a/x/y.yaml,    true",
        "a/**/c.yaml,      a/x/y/c.yaml,  true",
        "[ab].yaml,        b.yaml,        true",
        "[^ab].yaml,       b.yaml,        false",
        "?.yaml,           ab.yaml,       false",
        "/*;!/deploy,      deploy/a.yaml, false",
        "/*;!/deploy,      other/a.yaml,  true",
        "# a;  ,           a,             false",
        "[broken,          [broken,       false",
    })
    void decidesAsGoGitDoes(String lines, String path, boolean leftOut) {
        var patterns = IgnorePattern.parse(lines.replace(";", "\n"), List.of());

        assertThat(SourceRules.leavesOut(TreePath.of(path), patterns)).isEqualTo(leftOut);
    }

    @ParameterizedTest
    @CsvSource({
        "'*.yaml',             a/b/c.yaml,   true",
        "'{a,b}/*.yaml',       b/c.yaml,     true",
        "'{a,{b,c}}.yaml',     c.yaml,       true",
        "'config.{yml,json}',  config.yaml,  false",
        "'[!a]*.yaml',         b.yaml,       true",
        "'[!a]*.yaml',         a.yaml,       false",
        "'\\{a\\}',            '{a}',        true",
        "'a?c',                abc,          true",
        "'*/templates/*',      x/templates/y/z.yaml, true",
    })
    void globsAsGobwasDoes(String glob, String path, boolean matches) {
        assertThat(FileGlob.parse(glob).orElseThrow().matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"'{a,b'", "'[a'", "'a\\'"})
    void aMalformedGlobIsNone(String glob) {
        assertThat(FileGlob.parse(glob)).isEmpty();
    }
}
