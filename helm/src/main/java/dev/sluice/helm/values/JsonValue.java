package dev.sluice.helm.values;

import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoType;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A JSON value at the beginning of a text, and where it ends: every number a float64, as Go's
/// `encoding/json` reads it.
record JsonValue(@Nullable Object value, int end) {

    /// The text does not begin with JSON.
    static final class Invalid extends Exception {
        private static final long serialVersionUID = 1;

        Invalid(String message) {
            super(message, null, false, false);
        }
    }

    private static final int DEEPEST = 1000;

    static JsonValue prefixOf(String text, int from) throws Invalid {
        var reader = new Reader(text, from);
        var value = reader.value(0);
        return new JsonValue(value, reader.at);
    }

    /// The value of a whole text.
    static @Nullable Object of(String text) throws Invalid {
        var read = prefixOf(text, 0);
        if (!text.substring(read.end).isBlank()) {
            throw new Invalid("something follows the JSON value");
        }
        return read.value;
    }

    private static final class Reader {

        private static final Pattern NUMBER =
                Pattern.compile("-?(0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][-+]?[0-9]++)?");

        private final String text;
        private int at;

        Reader(String text, int at) {
            this.text = text;
            this.at = at;
        }

        @Nullable Object value(int depth) throws Invalid {
            if (depth > DEEPEST) {
                throw new Invalid("exceeded max depth");
            }
            skipSpace();
            return switch (peek()) {
                case '{' -> table(depth);
                case '[' -> list(depth);
                case '"' -> string();
                case 't' -> word("true", true);
                case 'f' -> word("false", false);
                case 'n' -> word("null", null);
                default -> number();
            };
        }

        private GoMap table(int depth) throws Invalid {
            var table = new GoMap();
            at++;
            skipSpace();
            while (peek() != '}') {
                if (peek() != '"') {
                    throw unexpected();
                }
                var key = string();
                skipSpace();
                expect(':');
                table.put(key, value(depth + 1));
                skipSpace();
                if (peek() == ',') {
                    at++;
                    skipSpace();
                    if (peek() == '}') {
                        throw unexpected();
                    }
                } else if (peek() != '}') {
                    throw unexpected();
                }
            }
            at++;
            return table;
        }

        private GoList list(int depth) throws Invalid {
            var items = new ArrayList<@Nullable Object>();
            at++;
            skipSpace();
            while (peek() != ']') {
                items.add(value(depth + 1));
                skipSpace();
                if (peek() == ',') {
                    at++;
                    skipSpace();
                    if (peek() == ']') {
                        throw unexpected();
                    }
                } else if (peek() != ']') {
                    throw unexpected();
                }
            }
            at++;
            return GoList.wrap(GoType.LIST, items);
        }

        private String string() throws Invalid {
            var value = new StringBuilder();
            at++;
            while (peek() != '"') {
                var c = peek();
                at++;
                if (c < ' ') {
                    throw unexpected();
                }
                value.append(c == '\\' ? escaped() : c);
            }
            at++;
            return withoutHalves(value.toString());
        }

        private char escaped() throws Invalid {
            var c = peek();
            at++;
            return switch (c) {
                case '"', '\\', '/' -> c;
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'u' -> unicode();
                default -> throw unexpected();
            };
        }

        private char unicode() throws Invalid {
            var code = 0;
            for (var i = 0; i < 4; i++) {
                var digit = peek() < 0x80 ? Character.digit(peek(), 16) : -1;
                if (digit < 0) {
                    throw unexpected();
                }
                code = code << 4 | digit;
                at++;
            }
            return (char) code;
        }

        private @Nullable Object word(String word, @Nullable Object meaning) throws Invalid {
            if (!text.startsWith(word, at)) {
                throw unexpected();
            }
            at += word.length();
            return meaning;
        }

        private Double number() throws Invalid {
            var matcher = NUMBER.matcher(text).region(at, text.length());
            if (!matcher.lookingAt()) {
                throw unexpected();
            }
            at = matcher.end();
            if (at < text.length() && ".eE".indexOf(text.charAt(at)) >= 0) {
                throw unexpected();
            }
            var number = Double.parseDouble(matcher.group());
            if (Double.isInfinite(number)) {
                throw new Invalid("the number %s is too large".formatted(matcher.group()));
            }
            return number;
        }

        private void expect(char wanted) throws Invalid {
            if (peek() != wanted) {
                throw unexpected();
            }
            at++;
        }

        private void skipSpace() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private char peek() throws Invalid {
            if (at >= text.length()) {
                throw new Invalid("unexpected end of JSON input");
            }
            return text.charAt(at);
        }

        private Invalid unexpected() {
            return new Invalid(
                    at < text.length()
                            ? "invalid character '%s'".formatted(text.charAt(at))
                            : "unexpected end of JSON input");
        }

        /// Half a surrogate pair is no character.
        private static String withoutHalves(String text) {
            if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
                return text;
            }
            var whole = new StringBuilder();
            text.codePoints()
                    .map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c)
                    .forEach(whole::appendCodePoint);
            return whole.toString();
        }
    }
}
