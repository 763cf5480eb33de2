package dev.sluice.helm.encoding;

import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.GoBytes;
import dev.sluice.helm.value.GoComplex;
import dev.sluice.helm.value.GoInt;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoNumber;
import dev.sluice.helm.value.GoStrings;
import dev.sluice.helm.value.GoStruct;
import dev.sluice.helm.value.GoTypes;
import dev.sluice.helm.value.JsonForm;
import dev.sluice.helm.value.Traversal;
import dev.sluice.manifest.GoNumbers;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Writes values as Go's `encoding/json` does.
public final class JsonWriter {

    /// How the text is laid out, and whether `<`, `>` and `&` are escaped.
    private enum Style {
        COMPACT,
        INDENTED,
        RAW
    }

    /// Deeper values are taken for values that hold themselves.
    static final int DEEPEST = 1_000;

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder json = new StringBuilder();
    private final Traversal traversal = new Traversal();
    private final Style style;
    private int depth;

    private JsonWriter(Style style) {
        this.style = style;
    }

    /// `json.Marshal`.
    ///
    /// @throws EncodingError if the value holds what JSON lacks
    public static String write(@Nullable Object value) {
        return write(value, Style.COMPACT);
    }

    /// `json.MarshalIndent` with two spaces.
    ///
    /// @throws EncodingError if the value holds what JSON lacks
    public static String writeIndented(@Nullable Object value) {
        return write(value, Style.INDENTED);
    }

    /// An encoder that does not escape HTML.
    ///
    /// @throws EncodingError if the value holds what JSON lacks
    public static String writeRaw(@Nullable Object value) {
        return write(value, Style.RAW);
    }

    private static String write(@Nullable Object value, Style style) {
        var writer = new JsonWriter(style);
        writer.value(value);
        return writer.json.toString();
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> json.append("null");
            case String text -> string(text);
            case Boolean truth -> json.append(truth.booleanValue());
            case GoInt(var number) -> json.append(number);
            case Long number -> json.append(number.longValue());
            case Double number -> json.append(number(number));
            case GoMap map -> map(map);
            case GoList list -> list(list);
            case GoNumber number -> json.append(number);
            case GoBytes bytes when bytes.isNil() -> json.append("null");
            case GoBytes bytes -> bytes(bytes);
            case JsonForm.Fields(var fields) -> object(fields);
            case JsonForm form -> value(form.inJson());
            case GoStruct struct -> object(exported(struct));
            case Function _, GoComplex _ ->
                    throw new EncodingError("json: unsupported type: " + GoTypes.name(value));
            default -> throw new IllegalArgumentException("not a value of Go: " + value);
        }
    }

    static String number(double number) {
        if (!Double.isFinite(number)) {
            var word = Double.isNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";
            throw new EncodingError("json: unsupported value: " + word);
        }
        return GoNumbers.json(number);
    }

    /// The fields that other packages see, under their own names.
    static SequencedMap<String, @Nullable Object> exported(GoStruct struct) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (var field : struct.fields()) {
            if (field.isExported()) {
                fields.put(field.name(), field.value());
            }
        }
        return fields;
    }

    private void bytes(GoBytes bytes) {
        json.append('"').append(Base64.getEncoder().encodeToString(bytes.toArray())).append('"');
    }

    private void map(GoMap map) {
        if (map.isNil()) {
            json.append("null");
            return;
        }
        open('{', "map[string]interface {}");
        var separator = "";
        for (var key : map.keys()) {
            json.append(separator);
            field(key, map.get(key));
            separator = ",";
        }
        close('}', !map.isEmpty());
    }

    private void object(SequencedMap<String, @Nullable Object> fields) {
        open('{', "struct");
        var separator = "";
        for (var field : fields.entrySet()) {
            json.append(separator);
            field(field.getKey(), field.getValue());
            separator = ",";
        }
        close('}', !fields.isEmpty());
    }

    private void field(String key, @Nullable Object value) {
        line();
        string(key);
        json.append(style == Style.INDENTED ? ": " : ":");
        value(value);
    }

    private void list(GoList list) {
        if (list.isNil()) {
            json.append("null");
            return;
        }
        open('[', "[]interface {}");
        var separator = "";
        for (var item : list.items()) {
            json.append(separator);
            line();
            value(item);
            separator = ",";
        }
        close(']', list.size() > 0);
    }

    private void open(char bracket, String type) {
        json.append(bracket);
        traversal.enter();
        depth++;
        if (depth > DEEPEST) {
            throw new EncodingError("json: unsupported value: encountered a cycle via " + type);
        }
    }

    private void close(char bracket, boolean hasContent) {
        depth--;
        if (hasContent) {
            line();
        }
        json.append(bracket);
    }

    private void line() {
        if (style == Style.INDENTED) {
            json.append('\n').repeat("  ", depth);
        }
    }

    private void string(String text) {
        json.append('"');
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < 0x80) {
                ascii(c);
            } else if (c == '\u2028' || c == '\u2029') {
                unicode(c);
            } else if (GoStrings.isRawByte(text, i)) {
                json.append("\\ufffd");
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    private void ascii(char c) {
        switch (c) {
            case '"', '\\' -> json.append('\\').append(c);
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            case '<', '>', '&' -> {
                if (style == Style.RAW) {
                    json.append(c);
                } else {
                    unicode(c);
                }
            }
            default -> {
                if (c < 0x20) {
                    unicode(c);
                } else {
                    json.append(c);
                }
            }
        }
    }

    private void unicode(char c) {
        json.append("\\u");
        for (var shift = 12; shift >= 0; shift -= 4) {
            json.append(HEX.charAt((c >> shift) & 0xf));
        }
    }
}
