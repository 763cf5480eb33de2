package dev.sluice.kustomize.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What kustomize knows by itself. Of hundreds of definitions a build asks for a few: each line of
/// the table is read when it is first asked for.
final class BuiltInDefinitions implements Definitions {

    static final BuiltInDefinitions KUBERNETES = new BuiltInDefinitions("kubernetes.txt");

    /// Kustomize's own kinds, which it knows whatever schema is chosen.
    static final BuiltInDefinitions KUSTOMIZE = new BuiltInDefinitions("kustomize.txt");

    private final List<String> lines;
    private final Map<String, Integer> lineOfName = new HashMap<>();
    private final Map<String, Integer> lineOfKind = new HashMap<>();
    private final Map<Integer, TypeSchema> read = new ConcurrentHashMap<>();

    private BuiltInDefinitions(String table) {
        this.lines = Table.read(table).lines();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            lineOfName.put(nameIn(line), i);
            for (var kind : words(column(line, 1), ",")) {
                lineOfKind.put(kind, i);
            }
        }
    }

    @Override
    public @Nullable TypeSchema byName(String name) {
        return schema(lineOfName.get(name));
    }

    @Override
    public @Nullable TypeSchema byKind(TypeName kind) {
        return schema(lineOfKind.get(kind.toString()));
    }

    @Override
    public @Nullable Scope scope(TypeName kind) {
        return null;
    }

    private @Nullable TypeSchema schema(@Nullable Integer line) {
        if (line == null) {
            return null;
        }
        var known = read.get(line);
        if (known != null) {
            return known;
        }
        var schema = TypeSchema.mapping(fields(column(lines.get(line), 2)));
        read.put(line, schema);
        return schema;
    }

    private Map<String, TypeSchema> fields(String column) {
        var fields = new HashMap<String, TypeSchema>();
        for (var field : words(column, " ")) {
            var equals = field.indexOf('=');
            fields.put(field.substring(0, equals), type(field.substring(equals + 1)));
        }
        return fields;
    }

    private TypeSchema type(String text) {
        return switch (text.charAt(0)) {
            case '.' -> TypeSchema.ANYTHING;
            case '{' -> TypeSchema.mappingOf(type(inner(text, '}')));
            case '[' -> {
                var behind = text.substring(text.lastIndexOf(']') + 1);
                var merge = behind.isEmpty() ? null : words(behind.substring(1), ",");
                yield TypeSchema.listOf(type(inner(text, ']')), merge);
            }
            default -> TypeSchema.referenceTo(nameIn(lines.get(Integer.parseInt(text))));
        };
    }

    private static String inner(String text, char close) {
        return text.substring(1, text.lastIndexOf(close));
    }

    private static String nameIn(String line) {
        return line.substring(0, line.indexOf('|'));
    }

    /// The second or third column of a line, counted from 0.
    private static String column(String line, int column) {
        var first = line.indexOf('|') + 1;
        var second = line.indexOf('|', first) + 1;
        return column == 1 ? line.substring(first, second - 1) : line.substring(second);
    }

    private static List<String> words(String text, String separator) {
        return text.isEmpty() ? List.of() : List.of(text.split(separator));
    }
}
