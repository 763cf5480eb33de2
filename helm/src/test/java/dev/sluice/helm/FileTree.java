package dev.sluice.helm;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A folder of this machine as a tree, with some files added to it.
record FileTree(Path root, Map<TreePath, String> added) implements SourceTree {

    @Override
    public Entry at(TreePath path) {
        var text = added.get(path);
        if (text != null) {
            return new Entry.File("", content(text.getBytes(UTF_8)));
        }
        var file = path.isRoot() ? root : root.resolve(path.text());
        try {
            if (Files.isSymbolicLink(file)) {
                return new Entry.Symlink("", Files.readSymbolicLink(file).toString());
            }
            if (Files.isDirectory(file)) {
                return new Entry.Directory("", () -> names(path, file));
            }
            if (Files.isRegularFile(file)) {
                return new Entry.File("", content(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return added.keySet().stream().anyMatch(other -> other.isIn(path))
                ? new Entry.Directory("", () -> addedNames(path).toList())
                : new Entry.Absent();
    }

    private List<String> names(TreePath path, Path folder) {
        try (var files = Files.list(folder)) {
            var present = files.map(file -> file.getFileName().toString());
            return Stream.concat(present, addedNames(path)).distinct().sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<String> addedNames(TreePath folder) {
        var depth = folder.segments().size();
        return added.keySet().stream()
                .filter(other -> other.isIn(folder))
                .map(other -> other.segments().get(depth))
                .distinct();
    }

    private static Entry.Content content(byte[] bytes) {
        return new Entry.Content() {
            @Override
            public byte[] bytes() {
                return bytes;
            }

            @Override
            public long size() {
                return bytes.length;
            }
        };
    }
}
