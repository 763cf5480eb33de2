package dev.sluice.cli;

import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A folder of this machine, read as a tree is. Its entries have no ids: nothing is remembered of
/// them.
record LocalTree(Path root) implements SourceTree {

    private static final String NO_ID = "";

    @Override
    public Entry at(TreePath path) {
        var file = path.isRoot() ? root : root.resolve(path.text());
        try {
            if (Files.isSymbolicLink(file)) {
                return new Entry.Symlink(NO_ID, Files.readSymbolicLink(file).toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading the link " + file, e);
        }
        if (Files.isDirectory(file)) {
            return new Entry.Directory(NO_ID, () -> names(file));
        }
        return Files.isRegularFile(file)
                ? new Entry.File(NO_ID, new Content(file))
                : new Entry.Absent();
    }

    private static List<String> names(Path folder) {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("listing " + folder, e);
        }
    }

    private record Content(Path file) implements Entry.Content {

        @Override
        public byte[] bytes() {
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new UncheckedIOException("reading " + file, e);
            }
        }

        @Override
        public long size() {
            try {
                return Files.size(file);
            } catch (IOException e) {
                throw new UncheckedIOException("reading " + file, e);
            }
        }
    }
}
