package dev.sluice.manifest.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.junit.jupiter.api.Test;

class MapSourceTreeTest {

    /// The ids are those that git itself gave to this tree.
    private static final SourceTree TREE =
            MapSourceTree.builder()
                    .file("a.yaml", "kind: A\n")
                    .file("a/b/c.txt", "x")
                    .symlink("a/link", "../a.yaml")
                    .file("a-b", "z")
                    .build();

    @Test
    void hasGitsIds() {
        assertThat(TREE.at(TreePath.of("a.yaml")))
                .asInstanceOf(type(Entry.File.class))
                .returns("51047503645803f909ff3801d304ffecfd903b12", Entry.File::id)
                .returns(8L, Entry.File::size);
        assertThat(TREE.at(TreePath.of("a/b"))).isEqualTo(directory("a/b"));
        assertThat(directory("").id()).isEqualTo("8d5c6f2e7b9737e21f1290f2dc2c1c1c9d6ba4e1");
        assertThat(directory("a").id()).isEqualTo("660bc3bbf18ef3fe4a8d112d12dfa20d16d04ccd");
        assertThat(TREE.at(TreePath.of("a/link")))
                .isEqualTo(
                        new Entry.Symlink("83ebdacf818cf3732413aca4af66a0424f7e3f20", "../a.yaml"));
    }

    @Test
    void listsInGitsOrder() {
        assertThat(directory("").names()).containsExactly("a-b", "a.yaml", "a");
        assertThat(directory("a").names()).containsExactly("b", "link");
    }

    @Test
    void hasNothingElsewhere() {
        assertThat(TREE.at(TreePath.of("b"))).isEqualTo(new Entry.Absent());
        assertThat(TREE.at(TreePath.of("a.yaml/b"))).isEqualTo(new Entry.Absent());
        assertThat(TREE.at(TreePath.of("a/link/b"))).isEqualTo(new Entry.Absent());
    }

    @Test
    void itsBytesCannotBeChanged() {
        var file = (Entry.File) TREE.at(TreePath.of("a.yaml"));

        file.bytes()[0] = 'X';

        assertThat(new String(file.bytes(), UTF_8)).isEqualTo("kind: A\n");
    }

    @Test
    void anEmptyTreeIsADirectory() {
        assertThat(MapSourceTree.builder().build().at(TreePath.ROOT))
                .asInstanceOf(type(Entry.Directory.class))
                .returns("4b825dc642cb6eb9a060e54bf8d69288fbee4904", Entry.Directory::id);
    }

    private static Entry.Directory directory(String path) {
        return (Entry.Directory) TREE.at(TreePath.of(path));
    }
}
