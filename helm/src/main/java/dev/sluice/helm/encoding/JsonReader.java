package dev.sluice.helm.encoding;

import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoStrings;
import dev.sluice.helm.value.GoType;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads JSON as Go's `encoding/json` does into `interface {}`: all numbers are float64.
public final class JsonReader {

    /// What was read, and the first error that did not stop the reading: a number out of range
    /// is nil.
    public record Decoded(@Nullable Object value, Optional<String> error) {}

    /// A value at some place of a text.
    ///
    /// @param end where it ends
    public record Prefix(@Nullable Object value, int end) {}

    private static final int DEEPEST = 1_000;

    private final String text;
    private final boolean numbersAsWritten;
    private int at;
    private int depth;
    private Optional<String> error = Optional.empty();

    private JsonReader(String text, boolean numbersAsWritten) {
        this.text = text;
        this.numbersAsWritten = numbersAsWritten;
    }

    /// Reads a text that holds one value.
    ///
    /// @throws EncodingError if it is no JSON
    public static Decoded read(String text) {
        return new JsonReader(text, false).whole();
    }

    /// Reads a text that holds one value, its numbers as [JsonNumber]s (`Decoder.UseNumber`).
    ///
    /// @throws EncodingError if it is no JSON
    public static @Nullable Object readNumbersAsWritten(String text) {
        return new JsonReader(text, true).whole().value();
    }

    private Decoded whole() {
        space();
        var value = value();
        space();
        if (at < text.length()) {
            throw unexpected("after top-level value");
        }
        return new Decoded(value, error);
    }

    /// Reads the value that stands at a place of a text, whatever follows it.
    ///
    /// @throws EncodingError if there is no JSON, or a number out of range
    public static Prefix prefix(String text, int from) {
        var reader = new JsonReader(text, false);
        reader.at = from;
        reader.space();
        var value = reader.value();
        reader.error.ifPresent(
                message -> {
                    throw new EncodingError(message);
                });
        return new Prefix(value, reader.at);
    }

    /// What is said of a value where one of another type was wanted.
    public static String mismatch(@Nullable Object value, GoType wanted) {
        return "json: cannot unmarshal %s into Go value of type %s".formatted(word(value), wanted);
    }

    private static String word(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String _ -> "string";
            case Boolean _ -> "bool";
            case GoMap _ -> "object";
            case GoList _ -> "array";
            default -> "number";
        };
    }

    private @Nullable Object value() {
        if (at >= text.length()) {
            throw ended();
        }
        var c = text.charAt(at);
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> {
                if (c == '-' || isDigit(c)) {
                    yield number();
                }
                throw unexpected("looking for beginning of value");
            }
        };
    }

    private GoMap object() {
        enter();
        var map = new GoMap();
        at++;
        space();
        if (next('}')) {
            depth--;
            return map;
        }
        do {
            space();
            expect('"', "looking for beginning of object key string");
            var key = string();
            space();
            expect(':', "after object key");
            at++;
            space();
            map.put(key, value());
            space();
        } while (next(','));
        expect('}', "after object key:value pair");
        at++;
        depth--;
        return map;
    }

    private GoList array() {
        enter();
        var items = new ArrayList<@Nullable Object>();
        at++;
        space();
        if (next(']')) {
            depth--;
            return GoList.of(items);
        }
        do {
            space();
            items.add(value());
            space();
        } while (next(','));
        expect(']', "after array element");
        at++;
        depth--;
        return GoList.of(items);
    }

    private void enter() {
        depth++;
        if (depth > DEEPEST) {
            throw new EncodingError("exceeded max depth");
        }
    }

    private boolean next(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c, String where) {
        if (at >= text.length()) {
            throw ended();
        }
        if (text.charAt(at) != c) {
            throw unexpected(where);
        }
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private @Nullable Object word(String word, @Nullable Object meaning) {
        for (var i = 0; i < word.length(); i++, at++) {
            if (at >= text.length() || text.charAt(at) != word.charAt(i)) {
                throw unexpected(
                        "in literal %s (expecting %s)".formatted(word, "'" + word.charAt(i) + "'"));
            }
        }
        return meaning;
    }

    private @Nullable Object number() {
        var start = at;
        if (text.charAt(at) == '-') {
            at++;
            digit("in numeric literal");
        }
        if (text.charAt(at) == '0') {
            at++;
        } else {
            digits();
        }
        if (next('.')) {
            digit("after decimal point in numeric literal");
            digits();
        }
        if (next('e') || next('E')) {
            if (!next('+')) {
                next('-');
            }
            digit("in exponent of numeric literal");
            digits();
        }
        return number(text.substring(start, at));
    }

    private @Nullable Object number(String literal) {
        if (numbersAsWritten) {
            return new JsonNumber(literal);
        }
        var number = Double.parseDouble(literal);
        if (Double.isFinite(number)) {
            return number;
        }
        if (error.isEmpty()) {
            error =
                    Optional.of(
                            "json: cannot unmarshal number %s into Go value of type float64"
                                    .formatted(literal));
        }
        return null;
    }

    private void digit(String where) {
        if (at >= text.length() || !isDigit(text.charAt(at))) {
            throw unexpected(where);
        }
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private String string() {
        var string = new StringBuilder();
        at++;
        while (at < text.length()) {
            var c = text.charAt(at);
            if (c == '"') {
                at++;
                return string.toString();
            }
            if (c < 0x20) {
                throw unexpected("in string literal");
            }
            if (c == '\\') {
                at++;
                escape(string);
            } else {
                string.append(GoStrings.isRawByte(text, at) ? '\ufffd' : c);
                at++;
            }
        }
        throw ended();
    }

    private void escape(StringBuilder string) {
        if (at >= text.length()) {
            throw unexpected("in string escape code");
        }
        var known = "bfnrt\\/\"".indexOf(text.charAt(at));
        if (known >= 0) {
            string.append("\b\f\n\r\t\\/\"".charAt(known));
            at++;
        } else if (text.charAt(at) == 'u') {
            at++;
            unicode(string);
        } else {
            throw unexpected("in string escape code");
        }
    }

    private void unicode(StringBuilder string) {
        var code = hex();
        if (Character.isHighSurrogate(code) && text.startsWith("\\u", at)) {
            var before = at;
            at += 2;
            var low = hex();
            if (Character.isLowSurrogate(low)) {
                string.append(code).append(low);
                return;
            }
            at = before;
        }
        string.append(Character.isSurrogate(code) ? '\ufffd' : code);
    }

    private char hex() {
        var code = 0;
        for (var i = 0; i < 4; i++, at++) {
            if (at >= text.length()) {
                throw unexpected("in \\u hexadecimal character escape");
            }
            var digit = text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw unexpected("in \\u hexadecimal character escape");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private static EncodingError ended() {
        return new EncodingError("unexpected end of JSON input");
    }

    private EncodingError unexpected(String where) {
        return new EncodingError("invalid character " + quoted() + " " + where);
    }

    /// The next byte in single quotes, as Go shows it; a space follows the end.
    private String quoted() {
        if (at >= text.length()) {
            return "' '";
        }
        var utf8 =
                GoStrings.bytes(text.substring(at, at + Character.charCount(text.codePointAt(at))));
        var c = (char) (utf8[0] & 0xff);
        return switch (c) {
            case '\'' -> "'\\''";
            case '"' -> "'\"'";
            case '\\' -> "'\\\\'";
            case '\n' -> "'\\n'";
            case '\r' -> "'\\r'";
            case '\t' -> "'\\t'";
            case '\b' -> "'\\b'";
            case '\f' -> "'\\f'";
            case 0x07 -> "'\\a'";
            case 0x0b -> "'\\v'";
            default -> {
                if (c < 0x20 || c == 0x7f) {
                    yield "'\\x%02x'".formatted((int) c);
                }
                var isHidden = (c >= 0x80 && c <= 0xa0) || c == 0xad;
                yield isHidden ? "'\\u%04x'".formatted((int) c) : "'" + c + "'";
            }
        };
    }
}
