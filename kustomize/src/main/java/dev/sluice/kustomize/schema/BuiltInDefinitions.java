package dev.sluice.kustomize.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads the tables of what kustomize knows by itself; they explain their format.
final class BuiltInDefinitions {

    static final Definitions KUBERNETES = definitions("kubernetes.txt");

    /// Kustomize's own kinds, which it knows whatever schema is chosen.
    static final Definitions KUSTOMIZE = definitions("kustomize.txt");

    /// The scopes that hold without and before any schema.
    static final Map<TypeName, Scope> SCOPES = scopes();

    private BuiltInDefinitions() {}

    private static Definitions definitions(String table) {
        var lines = lines(table);
        var names = lines.stream().map(line -> line.substring(0, line.indexOf('|'))).toList();
        var byName = new HashMap<String, TypeSchema>();
        var byKind = new HashMap<TypeName, TypeSchema>();
        for (var line : lines) {
            var columns = line.split("\\|", -1);
            var schema = TypeSchema.mapping(fields(columns[2], names));
            byName.put(columns[0], schema);
            for (var kind : words(columns[1], ",")) {
                byKind.put(TypeName.parse(kind), schema);
            }
        }
        return new Definitions(byName, byKind, Map.of());
    }

    private static Map<String, TypeSchema> fields(String column, List<String> names) {
        var fields = new HashMap<String, TypeSchema>();
        for (var field : words(column, " ")) {
            var equals = field.indexOf('=');
            fields.put(field.substring(0, equals), type(field.substring(equals + 1), names));
        }
        return fields;
    }

    private static TypeSchema type(String text, List<String> names) {
        return switch (text.charAt(0)) {
            case '.' -> TypeSchema.ANYTHING;
            case '{' -> TypeSchema.mappingOf(type(inner(text, '}'), names));
            case '[' -> {
                var behind = text.substring(text.lastIndexOf(']') + 1);
                var merge = behind.isEmpty() ? null : words(behind.substring(1), ",");
                yield TypeSchema.listOf(type(inner(text, ']'), names), merge);
            }
            default -> TypeSchema.referenceTo(names.get(Integer.parseInt(text)));
        };
    }

    private static String inner(String text, char close) {
        return text.substring(1, text.lastIndexOf(close));
    }

    private static Map<TypeName, Scope> scopes() {
        var scopes = new HashMap<TypeName, Scope>();
        for (var line : lines("scopes.txt")) {
            var space = line.indexOf(' ');
            var isNamespaced = line.endsWith(" namespaced");
            scopes.put(
                    TypeName.parse(line.substring(0, space)),
                    isNamespaced ? Scope.NAMESPACED : Scope.CLUSTER);
        }
        return Map.copyOf(scopes);
    }

    private static List<String> words(String text, String separator) {
        return text.isEmpty() ? List.of() : List.of(text.split(separator));
    }

    private static List<String> lines(String table) {
        try (var in = open(table)) {
            var lines = new ArrayList<String>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(lines::add);
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + table, e);
        }
    }

    private static InputStream open(String table) {
        return Objects.requireNonNull(
                BuiltInDefinitions.class.getResourceAsStream(table), "missing " + table);
    }
}
