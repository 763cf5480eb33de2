package dev.sluice.helm.encoding;

import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tables of a TOML document as they are defined, and which may still be (`parse.go`): what a
/// longer key implied may be defined once, what was defined may not.
final class TomlTables {

    private static final GoType TABLES = GoType.listOf(GoType.MAP);

    /// An array of tables that still grows.
    private record Growing(List<GoMap> tables) {}

    private final TomlSource source;
    private final GoMap root = new GoMap();
    private final Set<List<String>> implied = new HashSet<>();
    private final Set<List<String>> arrays = new HashSet<>();
    private final String outerKey;
    private List<String> context = List.of();

    TomlTables(TomlSource source) {
        this(source, "");
    }

    private TomlTables(TomlSource source, String outerKey) {
        this.source = source;
        this.outerKey = outerKey;
    }

    /// The tables of `{...}`, which nothing can be added to from outside.
    TomlTables inner() {
        return new TomlTables(source, source.lastKey());
    }

    GoMap root() {
        finish(root);
        return root;
    }

    List<String> context() {
        return context;
    }

    void leave(List<String> outer) {
        context = outer;
        source.lastKey(named(context));
    }

    /// Behind a pair of `{...}`, whose key is still the last.
    void leaveInline(List<String> outer, String last) {
        context = outer;
        var path = new ArrayList<>(outer);
        path.add(last);
        source.lastKey(named(path));
    }

    /// `[a.b]` or `[[a.b]]`.
    void open(List<String> key, boolean isArray) {
        var table = parent(key, "Key '%s' was already created as a hash.");
        leave(List.copyOf(key.subList(0, key.size() - 1)));
        if (isArray) {
            grow(table, key);
        } else {
            define(table, key, new GoMap());
        }
        leave(List.copyOf(key));
    }

    private void grow(GoMap table, List<String> key) {
        var name = key.getLast();
        if (!table.has(name)) {
            table.put(name, new Growing(new ArrayList<>()));
        }
        if (!(table.get(name) instanceof Growing growing)) {
            throw source.errorOfKey(
                    "Key '%s' was already created and cannot be used as an array."
                            .formatted(TomlWriter.dotted(key)));
        }
        growing.tables.add(new GoMap());
    }

    /// The table in which the last part of a key lies; those on the way are implied.
    private GoMap parent(List<String> key, String complaint) {
        var table = root;
        for (var i = 1; i < key.size(); i++) {
            var path = List.copyOf(key.subList(0, i));
            var name = path.getLast();
            if (!table.has(name)) {
                implied.add(path);
                table.put(name, new GoMap());
            }
            table = inside(table.get(name), path, complaint);
        }
        return table;
    }

    private GoMap inside(@Nullable Object value, List<String> path, String complaint) {
        return switch (value) {
            case GoMap map -> map;
            case Growing(var tables) -> tables.getLast();
            case null, default ->
                    throw source.errorOfKey(complaint.formatted(TomlWriter.dotted(path)));
        };
    }

    private void define(GoMap table, List<String> key, @Nullable Object value) {
        var path = List.copyOf(key);
        var name = key.getLast();
        if (!table.has(name)) {
            table.put(name, value);
        } else if (implied.remove(path)) {
            if (arrays.contains(path)) {
                table.put(name, value);
            }
        } else {
            throw source.errorOfKey(
                    "Key '%s' has already been defined.".formatted(TomlWriter.dotted(path)));
        }
    }

    /// Goes into the tables that a dotted key names before its last part.
    void enter(List<String> key) {
        var path = new ArrayList<>(context);
        for (var part : key.subList(0, key.size() - 1)) {
            var last = new ArrayList<>(path);
            last.add(key.getLast());
            source.lastKey(named(last));
            path.add(part);
            var table = parent(path, "Key '%s' was already created as a hash.");
            implied.add(List.copyOf(path));
            if (!table.has(part)) {
                table.put(part, new GoMap());
            }
        }
        context = List.copyOf(path);
        path.add(key.getLast());
        source.lastKey(named(path));
    }

    private String named(List<String> path) {
        var key = TomlWriter.dotted(path);
        return outerKey.isEmpty() || key.isEmpty() ? outerKey + key : outerKey + "." + key;
    }

    void put(String name, Object value) {
        var path = new ArrayList<>(context);
        path.add(name);
        define(parent(path, "Key '%s' has already been defined."), path, value);
    }

    private static void finish(GoMap map) {
        for (var key : map.keys()) {
            switch (map.get(key)) {
                case Growing(var tables) -> {
                    tables.forEach(TomlTables::finish);
                    map.put(key, GoList.of(TABLES, tables));
                }
                case GoMap inner -> finish(inner);
                case null, default -> {}
            }
        }
    }
}
