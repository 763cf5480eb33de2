package dev.sluice.kustomize.fuzz;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;

/// Kustomizations as people wrote them, changed at random: lines lost and doubled, values and
/// fields of other cases, comments and quotes, a layer on top.
public final class MutatedCases {

    private static final int MOST_OF_A_KEY = 60;

    private final List<GeneratedTree> cases = new ArrayList<>();

    /// Fields as they stand in any case, by key.
    private final Map<String, List<List<String>>> fields = new TreeMap<>();

    /// Fields of kustomizations, by key.
    private final Map<String, List<List<String>>> topFields = new TreeMap<>();

    private MutatedCases() {}

    /// Reads a corpus: folders with `in/` and `root`.
    public static MutatedCases of(Path corpus) throws IOException {
        var mutated = new MutatedCases();
        try (var folders = Files.list(corpus)) {
            for (var folder : folders.sorted().toList()) {
                mutated.add(read(folder));
            }
        }
        return mutated;
    }

    private static GeneratedTree read(Path folder) throws IOException {
        var in = folder.resolve("in");
        var root = Files.readString(folder.resolve("root")).strip();
        var files = new LinkedHashMap<String, String>();
        if (Files.exists(in)) {
            try (var walk = Files.walk(in)) {
                for (var file : walk.filter(Files::isRegularFile).sorted().toList()) {
                    try {
                        files.put("it/" + in.relativize(file), Files.readString(file));
                    } catch (MalformedInputException _) {
                        // Binary files are for others to change.
                    }
                }
            }
        }
        return new GeneratedTree(
                files, ("it/" + root.replaceFirst("^/+|^\\.$", "")).replaceFirst("/$", ""));
    }

    private void add(GeneratedTree tree) {
        cases.add(tree);
        tree.files()
                .forEach(
                        (path, text) -> {
                            var lines = text.lines().toList();
                            for (var i = 0; i < lines.size(); i++) {
                                note(path, lines, Block.at(lines, i));
                            }
                        });
    }

    private void note(String path, List<String> lines, Block block) {
        if (block == null || !block.isField() || block.end() - block.first() > 40) {
            return;
        }
        keep(fields, block.key(), block.unindented(lines));
        if (isKustomization(path) && block.column() == 0) {
            keep(topFields, block.key(), block.lines(lines));
        }
    }

    private static void keep(
            Map<String, List<List<String>>> pool, String key, List<String> unindented) {
        var known = pool.computeIfAbsent(key, _ -> new ArrayList<>());
        if (known.size() < MOST_OF_A_KEY && !known.contains(unindented)) {
            known.add(unindented);
        }
    }

    private static boolean isKustomization(String path) {
        return path.endsWith("kustomization.yaml")
                || path.endsWith("kustomization.yml")
                || path.endsWith("Kustomization");
    }

    /// The tree of a seed.
    public GeneratedTree tree(long seed) {
        var choice = new Choice(seed);
        var found = choice.of(cases);
        var changed = new Changed(choice, found);
        for (var i = 0; i <= choice.below(4); i++) {
            changed.once();
        }
        return changed.tree();
    }

    /// One case while it is changed.
    private final class Changed {

        private final Choice choice;
        private final SequencedMap<String, String> files;
        private String directory;

        Changed(Choice choice, GeneratedTree tree) {
            this.choice = choice;
            this.files = new LinkedHashMap<>(tree.files());
            this.directory = tree.directory();
        }

        GeneratedTree tree() {
            return new GeneratedTree(files, directory);
        }

        void once() {
            switch (choice.below(13)) {
                case 0 -> inFile(any(), this::lost);
                case 1 -> inFile(any(), this::doubled);
                case 2, 3, 4 -> inFile(any(), this::anotherValue);
                case 5, 6 -> inFile(any(), this::anotherField);
                case 7 -> inFile(any(), this::commented);
                case 8, 9, 10 -> inFile(kustomization(), this::moreTopFields);
                case 11 -> layerOnTop();
                default -> inFile(any(), this::requoted);
            }
        }

        private String any() {
            return files.isEmpty() ? "" : choice.of(List.copyOf(files.keySet()));
        }

        private String kustomization() {
            var all = files.keySet().stream().filter(MutatedCases::isKustomization).toList();
            return all.isEmpty() ? "" : choice.of(all);
        }

        private void inFile(String path, Consumer<List<String>> change) {
            var text = files.get(path);
            if (text == null || text.isBlank()) {
                return;
            }
            var lines = new ArrayList<>(text.lines().toList());
            change.accept(lines);
            files.put(path, String.join("\n", lines) + (text.endsWith("\n") ? "\n" : ""));
        }

        private Block block(List<String> lines) {
            for (var attempt = 0; attempt < 20; attempt++) {
                var block = Block.at(lines, choice.below(lines.size()));
                if (block != null) {
                    return block;
                }
            }
            return new Block(0, 1, 0, "");
        }

        private void lost(List<String> lines) {
            var block = block(lines);
            lines.subList(block.first(), block.end()).clear();
        }

        private void doubled(List<String> lines) {
            var block = block(lines);
            var copy = block.lines(lines);
            if (choice.oneIn(2) && block.isField()) {
                copy.set(0, copy.getFirst().replaceFirst("(\\w)(\"?:)", "$1" + "x$2"));
            }
            lines.addAll(block.end(), copy);
        }

        private void anotherValue(List<String> lines) {
            var block = block(lines);
            var line = lines.get(block.first());
            var inline = block.inline(lines);
            if (inline.isEmpty()) {
                anotherField(lines);
                return;
            }
            var start = line.lastIndexOf(inline);
            var value = choice.oneIn(2) ? new ObjectSource(choice).scalar() : valueOf(block.key());
            lines.set(block.first(), line.substring(0, start) + value);
        }

        private String valueOf(String key) {
            var known = fields.getOrDefault(key, List.of());
            if (known.isEmpty()) {
                return choice.of("", "[]", "{}", "{a: b}", "[x, 1]");
            }
            var field = choice.of(known).getFirst();
            return field.substring(field.indexOf(':') + 1).strip();
        }

        /// Another field of the same name in place of one, or beside it.
        private void anotherField(List<String> lines) {
            var block = block(lines);
            if (!block.isField()) {
                return;
            }
            var isBeside = choice.oneIn(3);
            var known =
                    isBeside ? choice.of(List.copyOf(fields.values())) : fields.get(block.key());
            var other = choice.of(known == null ? List.of(block.unindented(lines)) : known);
            var first = lines.get(block.first());
            var indented = new ArrayList<String>();
            for (var line : other) {
                var margin =
                        indented.isEmpty() && !isBeside
                                ? first.substring(0, Math.min(block.column(), first.length()))
                                : " ".repeat(block.column());
                indented.add(margin + line);
            }
            if (isBeside) {
                lines.addAll(block.end(), indented);
            } else {
                lines.subList(block.first(), block.end()).clear();
                lines.addAll(block.first(), indented);
            }
        }

        private void commented(List<String> lines) {
            var index = choice.below(lines.size());
            if (choice.oneIn(2)) {
                lines.set(index, lines.get(index) + " # why");
            } else {
                lines.add(index, " ".repeat(choice.below(6)) + "# why: not");
            }
        }

        private void requoted(List<String> lines) {
            var block = block(lines);
            var inline = block.inline(lines);
            if (inline.isEmpty() || inline.contains("'") || inline.contains("\"")) {
                return;
            }
            var line = lines.get(block.first());
            var quote = choice.of("'", "\"");
            var start = line.lastIndexOf(inline);
            lines.set(block.first(), line.substring(0, start) + quote + inline + quote);
        }

        private void moreTopFields(List<String> lines) {
            var field = choice.of(choice.of(List.copyOf(topFields.values())));
            var key = field.getFirst().replaceFirst(":.*", ":");
            var there = -1;
            for (var i = 0; i < lines.size(); i++) {
                there = lines.get(i).equals(key) ? i : there;
            }
            if (there < 0) {
                lines.addAll(renamed(field));
            } else if (field.size() > 1 && field.getFirst().equals(key)) {
                lines.addAll(there + 1, renamed(field.subList(1, field.size())));
            }
        }

        /// With names of this case in place of those of the other.
        private List<String> renamed(List<String> field) {
            var names =
                    files.values().stream()
                            .flatMap(String::lines)
                            .filter(line -> line.startsWith("  name: "))
                            .map(String::strip)
                            .toList();
            return field.stream()
                    .map(
                            line ->
                                    names.isEmpty() || choice.oneIn(3)
                                            ? line
                                            : line.replaceFirst(
                                                    "\\bname: .*",
                                                    Matcher.quoteReplacement(choice.of(names))))
                    .toList();
        }

        private void layerOnTop() {
            var top = "zz-top" + files.size();
            var lines = new ArrayList<>(List.of("resources:", "- ../" + directory));
            for (var i = 0; i <= choice.below(3); i++) {
                moreTopFields(lines);
            }
            files.put(top + "/kustomization.yaml", String.join("\n", lines) + "\n");
            directory = top;
        }
    }
}
