package dev.sluice.manifest.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadSetTest {

    private static final Map<String, String> FILES =
            Map.of("app/a.yaml", "a", "app/b.yaml", "b", "lib/c.yaml", "c");

    @Test
    void recordsWhatWasLookedUpInOrder() {
        var tree = new RecordingTree(MapSourceTree.of(Map.of("app/a.yaml", "a")));

        tree.at(TreePath.of("app"));
        tree.at(TreePath.of("app/kustomization.yaml"));
        tree.at(TreePath.of("app/a.yaml"));
        tree.at(TreePath.of("app"));

        assertThat(tree.readSet().reads())
                .containsExactly(
                        new ReadSet.Read(TreePath.of("app"), "directory"),
                        new ReadSet.Read(TreePath.of("app/kustomization.yaml"), "absent"),
                        new ReadSet.Read(
                                TreePath.of("app/a.yaml"),
                                "file 2e65efe2a145dda7ee51d1741299f848e5bf752e"));
    }

    @Test
    void isUnchangedWhereNothingThatWasReadChanged() {
        var reads = reads("app/a.yaml", "app");

        assertThat(reads.unchangedIn(MapSourceTree.of(FILES))).isTrue();
        assertThat(reads.unchangedIn(with("app/b.yaml", "changed"))).isTrue();
        assertThat(reads.unchangedIn(with("app/new.yaml", "new"))).isTrue();
        assertThat(reads.unchangedIn(with("app/a.yaml", "changed"))).isFalse();
        assertThat(reads.unchangedIn(MapSourceTree.of(Map.of("app", "a file")))).isFalse();
    }

    @Test
    void anAbsentEntryThatAppearsIsAChange() {
        var reads = reads("app/kustomization.yaml");

        assertThat(reads.unchangedIn(with("app/b.yaml", "changed"))).isTrue();
        assertThat(reads.unchangedIn(with("app/kustomization.yaml", ""))).isFalse();
    }

    @Test
    void aListedDirectoryCountsByItsNames() {
        var tree = new RecordingTree(MapSourceTree.of(FILES));
        ((Entry.Directory) tree.at(TreePath.of("app"))).names();
        var reads = tree.readSet();

        assertThat(reads.unchangedIn(with("app/b.yaml", "changed"))).isTrue();
        assertThat(reads.unchangedIn(with("lib/d.yaml", "new"))).isTrue();
        assertThat(reads.unchangedIn(with("app/new.yaml", "new"))).isFalse();
        assertThat(reads.unchangedIn(MapSourceTree.of(Map.of("x", "y")))).isFalse();
    }

    private static ReadSet reads(String... paths) {
        var tree = new RecordingTree(MapSourceTree.of(FILES));
        for (var path : paths) {
            tree.at(TreePath.of(path));
        }
        return tree.readSet();
    }

    private static SourceTree with(String path, String text) {
        var files = new java.util.TreeMap<>(FILES);
        files.put(path, text);
        return MapSourceTree.of(files);
    }
}
