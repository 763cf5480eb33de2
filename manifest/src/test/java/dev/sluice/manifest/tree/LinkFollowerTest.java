package dev.sluice.manifest.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.manifest.tree.LinkFollower.Resolution;
import org.junit.jupiter.api.Test;

class LinkFollowerTest {

    private static final SourceTree TREE =
            MapSourceTree.builder()
                    .file("base/a.yaml", "a")
                    .symlink("app/base", "../base")
                    .symlink("app/a.yaml", "base/a.yaml")
                    .symlink("app/dangling", "nowhere")
                    .symlink("out", "../outside")
                    .symlink("absolute", "/etc/passwd")
                    .symlink("loop/a", "b")
                    .symlink("loop/b", "a")
                    .symlink("self", "self/x")
                    .build();

    @Test
    void findsTheRealPath() {
        assertThat(resolve("app/a.yaml")).isEqualTo(found("base/a.yaml"));
        assertThat(resolve("app/base/a.yaml")).isEqualTo(found("base/a.yaml"));
        assertThat(resolve("base/a.yaml")).isEqualTo(found("base/a.yaml"));
        assertThat(resolve("app/base")).isEqualTo(found("base"));
        assertThat(resolve("")).isEqualTo(found(""));
    }

    @Test
    void findsThatThereIsNothing() {
        assertThat(resolve("app/dangling")).isEqualTo(found("app/nowhere"));
        assertThat(resolve("base/x/y")).isEqualTo(found("base/x/y"));
    }

    @Test
    void neverLeavesTheTree() {
        assertThat(refusal("out"))
                .isEqualTo(
                        "out is not in the tree: the link out points to ../outside;"
                                + " let links point into the same repository");
        assertThat(refusal("out/x")).contains("the link out points to");
        assertThat(refusal("absolute")).contains("/etc/passwd");
    }

    @Test
    void givesUpOnCycles() {
        assertThat(refusal("loop/a")).contains("more than 8 links");
        assertThat(refusal("self")).contains("more than 8 links");
    }

    @Test
    void eightLinksAreFollowedAndNineAreNot() {
        var chain = MapSourceTree.builder().file("l0", "end");
        for (var i = 1; i <= 9; i++) {
            chain.symlink("l" + i, "l" + (i - 1));
        }
        var follower = new LinkFollower(chain.build());

        assertThat(follower.resolve(TreePath.of("l8"))).isInstanceOf(Resolution.Found.class);
        assertThat(follower.resolve(TreePath.of("l9"))).isInstanceOf(Resolution.Refused.class);
    }

    private static Resolution resolve(String path) {
        return new LinkFollower(TREE).resolve(TreePath.of(path));
    }

    private static Resolution found(String realPath) {
        return new Resolution.Found(TreePath.of(realPath), TREE.at(TreePath.of(realPath)));
    }

    private static String refusal(String path) {
        return ((Resolution.Refused) resolve(path)).problem().line();
    }
}
