package dev.sluice.manifest;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.TreeMap;

/// Canonical JSON: the bytes of Go's `json.Marshal` of a map. Keys sorted, no space, `<`, `>` and
/// `&` escaped.
public final class JsonPrinter {

    /// Go compares UTF-8 bytes, which is the order of code points.
    private static final Comparator<String> BY_CODE_POINT =
            (a, b) -> {
                for (int i = 0; i < a.length() && i < b.length(); ) {
                    int left = a.codePointAt(i);
                    int right = b.codePointAt(i);
                    if (left != right) {
                        return Integer.compare(left, right);
                    }
                    i += Character.charCount(left);
                }
                return Integer.compare(a.length(), b.length());
            };

    private final StringBuilder json = new StringBuilder();

    private JsonPrinter() {}

    public static String print(YamlNode node) {
        var printer = new JsonPrinter();
        printer.node(node);
        return printer.json.toString();
    }

    private void node(YamlNode node) {
        switch (node) {
            case Scalar scalar -> scalar(scalar);
            case Sequence sequence -> sequence(sequence);
            case Mapping mapping -> mapping(mapping);
        }
    }

    private void mapping(Mapping mapping) {
        var sorted = new TreeMap<String, Mapping.Field>(BY_CODE_POINT);
        sorted.putAll(mapping.fields());
        var separator = "";
        json.append('{');
        for (var field : sorted.entrySet()) {
            json.append(separator);
            string(field.getKey());
            json.append(':');
            node(field.getValue().value());
            separator = ",";
        }
        json.append('}');
    }

    private void sequence(Sequence sequence) {
        var separator = "";
        json.append('[');
        for (var item : sequence.items()) {
            json.append(separator);
            node(item);
            separator = ",";
        }
        json.append(']');
    }

    private void scalar(Scalar scalar) {
        switch (scalar.value()) {
            case null -> json.append("null");
            case Double number -> json.append(GoNumbers.json(number));
            case Long number -> json.append(number.longValue());
            case BigInteger number -> json.append(number);
            case Boolean truth -> json.append(truth.booleanValue());
            default -> string(scalar.value().toString());
        }
    }

    private void string(String text) {
        json.append('"');
        text.codePoints().forEach(this::character);
        json.append('"');
    }

    private void character(int c) {
        switch (c) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            case '<', '>', '&', 0x2028, 0x2029 -> json.append("\\u%04x".formatted(c));
            default -> {
                if (c < 0x20) {
                    json.append("\\u%04x".formatted(c));
                } else if (Character.getType(c) == Character.SURROGATE) {
                    json.append("\\ufffd");
                } else {
                    json.appendCodePoint(c);
                }
            }
        }
    }
}
