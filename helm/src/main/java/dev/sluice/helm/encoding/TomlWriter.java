package dev.sluice.helm.encoding;

import dev.sluice.helm.time.GoTime;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.GoBytes;
import dev.sluice.helm.value.GoComplex;
import dev.sluice.helm.value.GoInt;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoNumber;
import dev.sluice.helm.value.GoStruct;
import dev.sluice.helm.value.GoTypes;
import dev.sluice.helm.value.JsonForm;
import dev.sluice.helm.value.YamlForm;
import dev.sluice.manifest.GoNumbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes TOML as `BurntSushi/toml` does (`encode.go`): plain keys before tables, tables of tables
/// indented by two.
public final class TomlWriter {

    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_-]+");
    private static final String ESCAPED = "\b\t\n\f\r\"\\";
    private static final String ESCAPES = "btnfr\"\\";

    private final StringBuilder toml = new StringBuilder();
    private int depth;

    private TomlWriter() {}

    /// Writes a map, or a value at the top as the encoder does.
    ///
    /// @throws EncodingError if TOML has no form for it
    public static String write(@Nullable Object value) {
        var writer = new TomlWriter();
        writer.encode(List.of(), value);
        return writer.toml.toString();
    }

    private void encode(List<String> key, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case GoMap map when map.isNil() -> {}
            case GoMap map -> table(key, entries(map));
            case GoList list when isTables(list) -> tables(key, list);
            case YamlForm _ -> keyValue(key, value, false);
            case JsonForm form when form.inJson() instanceof String -> keyValue(key, value, false);
            case GoStruct struct -> table(key, fields(struct));
            case GoComplex _, Function _ ->
                    throw new EncodingError(
                            "unsupported type for key '%s': %s"
                                    .formatted(dotted(key), GoTypes.of(value).kind().word()));
            default -> keyValue(key, value, false);
        }
    }

    private static SequencedMap<String, @Nullable Object> entries(GoMap map) {
        var entries = new LinkedHashMap<String, @Nullable Object>();
        map.keys().forEach(name -> entries.put(name, map.get(name)));
        return entries;
    }

    /// Whether all items are tables; nil among them is an error.
    private static boolean isTables(GoList list) {
        var all = list.size() > 0;
        for (var item : list.items()) {
            if (GoTypes.isNil(item)) {
                throw new EncodingError("toml: cannot encode array with nil element");
            }
            all &= isTable(item);
        }
        return all;
    }

    private static boolean isTable(@Nullable Object value) {
        return switch (value) {
            case GoMap map -> !map.isNil();
            case YamlForm _ -> false;
            case JsonForm form -> !(form.inJson() instanceof String);
            case GoStruct _ -> true;
            case null, default -> false;
        };
    }

    private static boolean isBelow(@Nullable Object value) {
        return value instanceof GoList list ? !list.isNil() && isTables(list) : isTable(value);
    }

    private void tables(List<String> key, GoList list) {
        if (key.isEmpty()) {
            throw new EncodingError("toml: top-level values must be Go maps or structs");
        }
        for (var item : list.items()) {
            newline();
            indent(key);
            toml.append("[[").append(dotted(key)).append("]]\n");
            content(key, fields(item));
        }
    }

    private static SequencedMap<String, @Nullable Object> fields(@Nullable Object table) {
        return switch (table) {
            case GoMap map -> entries(map);
            case GoStruct struct -> fields(struct);
            case null, default -> new LinkedHashMap<>();
        };
    }

    private static SequencedMap<String, @Nullable Object> fields(GoStruct struct) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        TomlField.of(struct).forEach(field -> fields.put(field.name(), field.value()));
        return fields;
    }

    private void table(List<String> key, SequencedMap<String, @Nullable Object> fields) {
        if (key.size() == 1) {
            newline();
        }
        if (!key.isEmpty()) {
            indent(key);
            toml.append('[').append(dotted(key)).append("]\n");
        }
        content(key, fields);
    }

    private void content(List<String> key, SequencedMap<String, @Nullable Object> fields) {
        enter();
        fields.forEach((name, value) -> encodeIf(!isBelow(value), key, name, value));
        fields.forEach((name, value) -> encodeIf(isBelow(value), key, name, value));
        depth--;
    }

    private void encodeIf(boolean isWanted, List<String> key, String name, @Nullable Object value) {
        if (isWanted && !GoTypes.isNil(value)) {
            var inner = new ArrayList<>(key);
            inner.add(name);
            encode(inner, value);
        }
    }

    private void enter() {
        depth++;
        if (depth > JsonWriter.DEEPEST) {
            throw new EncodingError("toml: the value is nested too deeply, or holds itself");
        }
    }

    private void newline() {
        if (!toml.isEmpty()) {
            toml.append('\n');
        }
    }

    private void indent(List<String> key) {
        toml.repeat("  ", Math.max(0, key.size() - 1));
    }

    private void keyValue(List<String> key, @Nullable Object value, boolean isInline) {
        if (key.isEmpty()) {
            element(value);
            return;
        }
        indent(key);
        toml.append(quotedIfNeeded(key.getLast())).append(" = ");
        element(value);
        if (!isInline) {
            toml.append('\n');
        }
    }

    static String dotted(List<String> key) {
        return String.join(".", key.stream().map(TomlWriter::quotedIfNeeded).toList());
    }

    private static String quotedIfNeeded(String name) {
        return BARE.matcher(name).matches() ? name : quoted(name);
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var known = ESCAPED.indexOf(c);
            if (known >= 0) {
                quoted.append('\\').append(ESCAPES.charAt(known));
            } else if (c < 0x20 || c == 0x7f) {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private void element(@Nullable Object value) {
        switch (value) {
            case null -> throw new EncodingError("toml: cannot encode array with nil element");
            case String text -> toml.append(quoted(text));
            case Boolean truth -> toml.append(truth.booleanValue());
            case GoInt(var number) -> toml.append(number);
            case Long number -> toml.append(number.longValue());
            case Double number -> toml.append(number(number));
            case GoNumber number when number.type().text() != null -> toml.append(named(number));
            case GoNumber number -> toml.append(number);
            case GoBytes bytes -> array(bytes);
            case GoList list -> array(list);
            case GoTime(var moment) -> toml.append(TomlDates.write(moment));
            case YamlForm form -> toml.append(quoted(form.inYaml()));
            case JsonForm form when form.inJson() instanceof String text ->
                    toml.append(quoted(text));
            case GoMap map -> inline(entries(map));
            case GoStruct struct -> inline(TomlField.of(struct));
            default -> throw new EncodingError("unexpected type: " + GoTypes.name(value));
        }
    }

    /// A duration is written as its text, other integers with a name of their own as numbers.
    private static String named(GoNumber number) {
        var printer = number.type().text();
        return printer != null && number.type().name().equals("time.Duration")
                ? quoted(printer.apply(number))
                : number.toString();
    }

    private static String number(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        var text = GoNumbers.shortest(number);
        return text.contains("e") || text.contains(".") ? text : text + ".0";
    }

    private void array(GoList list) {
        enter();
        toml.append('[');
        var separator = "";
        for (var item : list.items()) {
            toml.append(separator);
            element(item);
            separator = ", ";
        }
        toml.append(']');
        depth--;
    }

    private void array(GoBytes bytes) {
        toml.append('[');
        for (var i = 0; i < bytes.size(); i++) {
            toml.append(i == 0 ? "" : ", ").append(bytes.at(i));
        }
        toml.append(']');
    }

    /// Plain keys first here, too; behind the last of either kind the comma is Go's.
    private void inline(SequencedMap<String, @Nullable Object> fields) {
        enter();
        toml.append('{');
        var direct = new ArrayList<String>();
        var below = new ArrayList<String>();
        fields.forEach((name, value) -> (isBelow(value) ? below : direct).add(name));
        inline(fields, direct, !below.isEmpty());
        inline(fields, below, false);
        toml.append('}');
        depth--;
    }

    /// Of a struct, Go sets the comma behind all but the field whose place is the last of as many
    /// as there are to write: not always the one that was written last.
    private void inline(List<TomlField> fields) {
        enter();
        toml.append('{');
        var ordered = new ArrayList<>(fields);
        ordered.sort(Comparator.comparing(field -> isBelow(field.value())));
        for (var field : ordered) {
            if (!GoTypes.isNil(field.value())) {
                keyValue(List.of(field.name()), field.value(), true);
                if (field.place() != fields.size() - 1) {
                    toml.append(", ");
                }
            }
        }
        toml.append('}');
        depth--;
    }

    private void inline(
            SequencedMap<String, @Nullable Object> fields, List<String> names, boolean isFollowed) {
        for (var i = 0; i < names.size(); i++) {
            var value = fields.get(names.get(i));
            if (!GoTypes.isNil(value)) {
                keyValue(List.of(names.get(i)), value, true);
                if (isFollowed || i < names.size() - 1) {
                    toml.append(", ");
                }
            }
        }
    }
}
