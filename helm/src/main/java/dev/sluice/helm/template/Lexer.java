package dev.sluice.helm.template;

import dev.sluice.helm.value.Format;
import dev.sluice.helm.value.GoInt;
import dev.sluice.helm.value.GoStrings;
import dev.sluice.helm.value.Quoting;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Cuts a template into tokens (text/template/parse/lex.go).
final class Lexer {

    private static final int END_OF_INPUT = -1;
    private static final String LEFT = "{{";
    private static final String RIGHT = "}}";

    private static final Map<String, TokenType> KEYWORDS =
            Map.ofEntries(
                    Map.entry("block", TokenType.BLOCK),
                    Map.entry("break", TokenType.BREAK),
                    Map.entry("continue", TokenType.CONTINUE),
                    Map.entry("define", TokenType.DEFINE),
                    Map.entry("else", TokenType.ELSE),
                    Map.entry("end", TokenType.END),
                    Map.entry("if", TokenType.IF),
                    Map.entry("nil", TokenType.NIL),
                    Map.entry("range", TokenType.RANGE),
                    Map.entry("template", TokenType.TEMPLATE),
                    Map.entry("with", TokenType.WITH),
                    Map.entry("true", TokenType.BOOL),
                    Map.entry("false", TokenType.BOOL));

    private final String input;
    private int at;
    private int start;
    private int startLine = 1;
    private int openParens;
    private boolean insideAction;

    Lexer(String input) {
        this.input = input;
    }

    /// The next token; after an error nothing more is to be read.
    Token next() {
        return insideAction ? nextInAction() : nextText();
    }

    private Token nextText() {
        while (true) {
            var delimiter = input.indexOf(LEFT, at);
            if (delimiter < 0) {
                at = input.length();
                return token(at > start ? TokenType.TEXT : TokenType.EOF);
            }
            var trims = hasLeftTrimMarker(delimiter + 2);
            if (delimiter > at) {
                at = trims ? trimmedEnd(delimiter) : delimiter;
                var text = token(TokenType.TEXT);
                at = delimiter;
                ignore();
                if (!text.text().isEmpty()) {
                    return text;
                }
            }
            var inside = delimiter + (trims ? 4 : 2);
            if (!input.startsWith("/*", inside)) {
                return leftDelimiter(inside);
            }
            at = inside;
            ignore();
            var problem = skipComment();
            if (problem != null) {
                return problem;
            }
        }
    }

    private Token leftDelimiter(int inside) {
        at += 2;
        var delimiter = token(TokenType.LEFT_DELIMITER);
        at = inside;
        ignore();
        insideAction = true;
        openParens = 0;
        return delimiter;
    }

    private @Nullable Token skipComment() {
        var end = input.indexOf("*/", at + 2);
        if (end < 0) {
            return error("unclosed comment");
        }
        at = end + 2;
        if (!isAtRightDelimiter()) {
            return error("comment ends before closing delimiter");
        }
        rightDelimiter();
        return null;
    }

    private Token rightDelimiter() {
        var trims = isAtTrimmingDelimiter(at);
        if (trims) {
            at += 2;
            ignore();
        }
        at += 2;
        var delimiter = token(TokenType.RIGHT_DELIMITER);
        if (trims) {
            at = trimmedStart(at);
            ignore();
        }
        insideAction = false;
        return delimiter;
    }

    private Token nextInAction() {
        if (isAtRightDelimiter()) {
            return openParens == 0 ? rightDelimiter() : error("unclosed left paren");
        }
        var rune = advance();
        return switch (rune) {
            case END_OF_INPUT -> error("unclosed action");
            case ' ', '\t', '\r', '\n' -> space();
            case '=' -> token(TokenType.ASSIGN);
            case ':' -> advance() == '=' ? token(TokenType.DECLARE) : error("expected :=");
            case '|' -> token(TokenType.PIPE);
            case '"' -> quoted('"', TokenType.STRING, "unterminated quoted string");
            case '\'' -> quoted('\'', TokenType.CHAR_CONSTANT, "unterminated character constant");
            case '`' -> rawString();
            case '$' -> named(TokenType.VARIABLE, TokenType.VARIABLE);
            case '.' ->
                    at >= input.length() || isDigit(input.charAt(at))
                            ? number()
                            : named(TokenType.FIELD, TokenType.DOT);
            case '+', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            case '(' -> {
                openParens++;
                yield token(TokenType.LEFT_PAREN);
            }
            case ')' ->
                    --openParens < 0
                            ? error("unexpected right paren")
                            : token(TokenType.RIGHT_PAREN);
            default -> other(rune);
        };
    }

    private Token other(int rune) {
        if (isAlphaNumeric(rune)) {
            return identifier();
        }
        return rune < 0x80 && Quoting.isPrint(rune)
                ? token(TokenType.CHAR)
                : error("unrecognized character in action: " + shown(rune));
    }

    /// A run of spaces; the last of them may belong to a delimiter that trims.
    private Token space() {
        while (at < input.length() && isSpace(input.charAt(at))) {
            at++;
        }
        if (isAtTrimmingDelimiter(at - 1)) {
            at--;
            if (at == start) {
                return rightDelimiter();
            }
        }
        return token(TokenType.SPACE);
    }

    private Token identifier() {
        skipAlphaNumeric();
        if (!isAtTerminator()) {
            return badCharacter();
        }
        var word = input.substring(start, at);
        return token(KEYWORDS.getOrDefault(word, TokenType.IDENTIFIER));
    }

    /// A field or variable, whose first character is read, or that character alone.
    private Token named(TokenType type, TokenType alone) {
        if (isAtTerminator()) {
            return token(alone);
        }
        skipAlphaNumeric();
        return isAtTerminator() ? token(type) : badCharacter();
    }

    private Token badCharacter() {
        return error("bad character " + shown(advance()));
    }

    private static String shown(int rune) {
        return Format.printf("%#U", GoInt.of(rune));
    }

    private Token quoted(char mark, TokenType type, String unterminated) {
        while (true) {
            var rune = advance();
            if (rune == '\\') {
                rune = advance();
                if (rune != END_OF_INPUT && rune != '\n') {
                    continue;
                }
            }
            if (rune == END_OF_INPUT || rune == '\n') {
                return error(unterminated);
            }
            if (rune == mark) {
                return token(type);
            }
        }
    }

    private Token rawString() {
        var end = input.indexOf('`', at);
        if (end < 0) {
            return error("unterminated raw quoted string");
        }
        at = end + 1;
        return token(TokenType.RAW_STRING);
    }

    private Token number() {
        at = start;
        if (!scanNumber()) {
            return badNumber();
        }
        if (at < input.length() && isSign(input.charAt(at))) {
            return scanNumber() && input.charAt(at - 1) == 'i'
                    ? token(TokenType.COMPLEX)
                    : badNumber();
        }
        return token(TokenType.NUMBER);
    }

    private Token badNumber() {
        return error(Format.printf("bad number syntax: %q", input.substring(start, at)));
    }

    /// Not a perfect scanner: what it lets pass wrongly the parser refuses.
    private boolean scanNumber() {
        accept("+-");
        var digits = "0123456789_";
        if (accept("0")) {
            if (accept("xX")) {
                digits = "0123456789abcdefABCDEF_";
            } else if (accept("oO")) {
                digits = "01234567_";
            } else if (accept("bB")) {
                digits = "01_";
            }
        }
        acceptRun(digits);
        if (accept(".")) {
            acceptRun(digits);
        }
        var isDecimal = digits.length() == 11;
        var isHexadecimal = digits.length() == 23;
        if ((isDecimal && accept("eE")) || (isHexadecimal && accept("pP"))) {
            accept("+-");
            acceptRun("0123456789_");
        }
        accept("i");
        if (at < input.length() && isAlphaNumeric(GoStrings.runeAt(input, at))) {
            advance();
            return false;
        }
        return true;
    }

    private boolean accept(String valid) {
        if (at < input.length() && valid.indexOf(input.charAt(at)) >= 0) {
            at++;
            return true;
        }
        return false;
    }

    private void acceptRun(String valid) {
        while (accept(valid)) {}
    }

    private void skipAlphaNumeric() {
        while (at < input.length()) {
            var rune = GoStrings.runeAt(input, at);
            if (!isAlphaNumeric(rune)) {
                return;
            }
            at += Character.charCount(rune);
        }
    }

    private int advance() {
        if (at >= input.length()) {
            return END_OF_INPUT;
        }
        var rune = GoStrings.runeAt(input, at);
        at += Character.charCount(input.codePointAt(at));
        return rune;
    }

    private boolean isAtTerminator() {
        if (at >= input.length() || input.startsWith(RIGHT, at)) {
            return true;
        }
        var c = input.charAt(at);
        return isSpace(c) || ".,|:)(".indexOf(c) >= 0;
    }

    private boolean isAtRightDelimiter() {
        return input.startsWith(RIGHT, at) || isAtTrimmingDelimiter(at);
    }

    private boolean isAtTrimmingDelimiter(int index) {
        return index < input.length()
                && isSpace(input.charAt(index))
                && input.startsWith("-}}", index + 1);
    }

    private boolean hasLeftTrimMarker(int index) {
        return index + 1 < input.length()
                && input.charAt(index) == '-'
                && isSpace(input.charAt(index + 1));
    }

    private int trimmedEnd(int end) {
        var trimmed = end;
        while (trimmed > start && isSpace(input.charAt(trimmed - 1))) {
            trimmed--;
        }
        return trimmed;
    }

    private int trimmedStart(int from) {
        var trimmed = from;
        while (trimmed < input.length() && isSpace(input.charAt(trimmed))) {
            trimmed++;
        }
        return trimmed;
    }

    private Token token(TokenType type) {
        var text = type == TokenType.EOF ? "" : input.substring(start, at);
        var token = new Token(type, start, text, startLine);
        ignore();
        return token;
    }

    private Token error(String message) {
        return new Token(TokenType.ERROR, start, message, startLine);
    }

    private void ignore() {
        for (var i = start; i < at; i++) {
            if (input.charAt(i) == '\n') {
                startLine++;
            }
        }
        start = at;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSign(char c) {
        return c == '+' || c == '-';
    }

    private static boolean isAlphaNumeric(int rune) {
        return rune == '_'
                || (rune < 0x80
                        ? isDigit((char) rune) || Character.isLetter(rune)
                        : Character.isLetter(rune) || Character.isDigit(rune));
    }
}
