package dev.sluice.kustomize.generate;

import dev.sluice.kustomize.definition.GeneratorDefinition.KeyValueSources;
import dev.sluice.kustomize.definition.Located;
import dev.sluice.kustomize.load.Found;
import dev.sluice.kustomize.load.Loader;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.manifest.Position;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// Reads the keys and values that a generator names: env files, literals, files
/// (`api/kv/kv.go`, `api/internal/generators/utils.go`).
final class KeyValues {

    private final Loader loader;
    private final Problems problems;
    private final SortedMap<String, Bytes> entries = new TreeMap<>();

    private KeyValues(Loader loader, Problems problems) {
        this.loader = loader;
        this.problems = problems;
    }

    static SortedMap<String, Bytes> read(
            KeyValueSources sources, Loader loader, Problems problems) {
        var reader = new KeyValues(loader, problems);
        sources.envs().forEach(reader::env);
        sources.literals().forEach(reader::literal);
        sources.files().forEach(reader::file);
        return reader.entries;
    }

    private void env(Located path) {
        load(
                path,
                (name, content) -> {
                    for (var line : EnvLines.of(content)) {
                        var text = line.content().text();
                        if (text.isEmpty()) {
                            problems.error(
                                    "InvalidUtf8",
                                    new Position(name, line.number(), 1),
                                    "the line is not valid UTF-8",
                                    "save the file as UTF-8");
                        } else {
                            assignment(text.get(), new Position(name, line.number(), 1));
                        }
                    }
                });
    }

    /// One line of an env file: a key without `=` has an empty value.
    private void assignment(String line, Position position) {
        var start = 0;
        while (start < line.length() && EnvLines.isSpace(line.charAt(start))) {
            start++;
        }
        var trimmed = line.substring(start);
        var equals = trimmed.indexOf('=');
        var key = equals < 0 ? trimmed : trimmed.substring(0, equals);
        if (!key.isEmpty() && !trimmed.startsWith("#")) {
            put(key, Bytes.of(equals < 0 ? "" : trimmed.substring(equals + 1)), position);
        }
    }

    private void literal(Located literal) {
        var equals = literal.text().indexOf('=');
        if (equals <= 0) {
            problems.error(
                    "InvalidLiteral",
                    literal.position(),
                    "the literal \"%s\" has no key".formatted(literal),
                    "write key=value");
        } else {
            var value = unquoted(literal.text().substring(equals + 1));
            put(literal.text().substring(0, equals), Bytes.of(value), literal.position());
        }
    }

    private void file(Located source) {
        var equals = source.text().indexOf('=');
        var isClear =
                equals == source.text().lastIndexOf('=')
                        && equals != 0
                        && equals != source.text().length() - 1;
        if (equals >= 0 && !isClear) {
            problems.error(
                    "InvalidFileSource",
                    source.position(),
                    "\"%s\" is neither a path nor key=path".formatted(source),
                    "write one = between a key and a path");
            return;
        }
        var path = source.text().substring(equals + 1);
        var key = equals < 0 ? baseName(path) : source.text().substring(0, equals);
        load(
                new Located(path, source.position()),
                (_, content) -> put(key, new Bytes(content), source.position()));
    }

    private void load(Located path, BiConsumer<String, byte[]> reader) {
        switch (loader.file(path)) {
            case Found.File(var name, var content) -> reader.accept(name, content);
            case Found.Nothing(var problem) -> problems.add(problem);
            case Found.Directory _ ->
                    problems.error(
                            "NotAFile",
                            path.position(),
                            "%s is a directory".formatted(path),
                            "name a file");
        }
    }

    private void put(String key, Bytes value, Position position) {
        if (entries.putIfAbsent(key, value) != null) {
            problems.error(
                    "DuplicateKey",
                    position,
                    "the key %s is given twice".formatted(key),
                    "remove one of the two");
        }
    }

    private static String baseName(String path) {
        var end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        var name = path.substring(path.lastIndexOf('/', end - 2) + 1, end);
        return name.isEmpty() ? "." : name;
    }

    private static String unquoted(String value) {
        var last = value.length() - 1;
        var isQuoted =
                last > 0
                        && value.charAt(0) == value.charAt(last)
                        && (value.charAt(0) == '"' || value.charAt(0) == '\'');
        return isQuoted ? value.substring(1, last) : value;
    }
}
