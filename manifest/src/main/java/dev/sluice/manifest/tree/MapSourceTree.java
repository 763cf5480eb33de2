package dev.sluice.manifest.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A tree in memory, with the ids that Git would give it.
public final class MapSourceTree implements SourceTree {

    /// What a builder was told to put somewhere.
    private record Leaf(Entry entry, String mode) {}

    private final Map<TreePath, Entry> entries;

    private MapSourceTree(Map<TreePath, Entry> entries) {
        this.entries = entries;
    }

    /// A tree of text files by path.
    public static MapSourceTree of(Map<String, String> files) {
        var builder = builder();
        files.forEach(builder::file);
        return builder.build();
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Entry at(TreePath path) {
        return entries.getOrDefault(path, new Entry.Absent());
    }

    /// Collects what a tree is to hold.
    public static final class Builder {

        private final Map<TreePath, Leaf> leaves = new LinkedHashMap<>();

        private Builder() {}

        public Builder file(String path, String text) {
            return file(path, text.getBytes(UTF_8));
        }

        public Builder file(String path, byte[] bytes) {
            var copy = bytes.clone();
            var file = new Entry.File(GitIds.hex(GitIds.id("blob", copy)), new InMemory(copy));
            return put(path, file, "100644");
        }

        public Builder symlink(String path, String target) {
            var id = GitIds.hex(GitIds.id("blob", target.getBytes(UTF_8)));
            return put(path, new Entry.Symlink(id, target), "120000");
        }

        public Builder submodule(String path, String commit) {
            return put(path, new Entry.Submodule(commit), "160000");
        }

        public MapSourceTree build() {
            var entries = new LinkedHashMap<TreePath, Entry>();
            directory(TreePath.ROOT, entries);
            return new MapSourceTree(entries);
        }

        private Builder put(String path, Entry entry, String mode) {
            leaves.put(TreePath.of(path), new Leaf(entry, mode));
            return this;
        }

        /// Makes a directory after all that is in it, and returns its id.
        private String directory(TreePath path, Map<TreePath, Entry> entries) {
            var lines = new TreeMap<byte[], byte[]>(Arrays::compareUnsigned);
            var names = new TreeMap<byte[], String>(Arrays::compareUnsigned);
            for (var name : children(path)) {
                var child = path.child(name);
                var leaf = leaves.get(child);
                var id = leaf == null ? directory(child, entries) : idOf(leaf.entry());
                if (leaf != null) {
                    entries.put(child, leaf.entry());
                }
                // Git sorts directories as if their names ended in a slash.
                var key = (leaf == null ? name + "/" : name).getBytes(UTF_8);
                names.put(key, name);
                lines.put(key, line(leaf == null ? "40000" : leaf.mode(), name, id));
            }
            var content = new ByteArrayOutputStream();
            lines.values().forEach(content::writeBytes);
            var id = GitIds.hex(GitIds.id("tree", content.toByteArray()));
            var listed = List.copyOf(names.values());
            entries.put(path, new Entry.Directory(id, () -> listed));
            return id;
        }

        private List<String> children(TreePath directory) {
            var depth = directory.segments().size();
            return leaves.keySet().stream()
                    .filter(path -> path.isIn(directory) && path.segments().size() > depth)
                    .map(path -> path.segments().get(depth))
                    .distinct()
                    .toList();
        }

        private static String idOf(Entry entry) {
            return switch (entry) {
                case Entry.File(var id, _) -> id;
                case Entry.Directory(var id, _) -> id;
                case Entry.Symlink(var id, _) -> id;
                case Entry.Submodule(var id) -> id;
                case Entry.Absent _ -> "";
            };
        }

        private static byte[] line(String mode, String name, String id) {
            var line = new ByteArrayOutputStream();
            line.writeBytes((mode + " " + name + "\0").getBytes(UTF_8));
            line.writeBytes(HexFormat.of().parseHex(id));
            return line.toByteArray();
        }
    }

    private static final class InMemory implements Entry.Content {

        private final byte[] content;

        InMemory(byte[] content) {
            this.content = content;
        }

        @Override
        public byte[] bytes() {
            return content.clone();
        }

        @Override
        public long size() {
            return content.length;
        }
    }
}
