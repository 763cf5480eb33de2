package dev.sluice.render.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A pattern of characters, `?`, `*` and classes in brackets, matched in time proportional to text
/// times pattern.
final class Wildcard {

    private sealed interface Token {
        record Literal(int character) implements Token {}

        record AnyOne() implements Token {}

        record Any() implements Token {}

        record OneOf(List<Range> ranges, boolean negated) implements Token {
            boolean has(int character) {
                return ranges.stream().anyMatch(range -> range.has(character)) != negated;
            }
        }
    }

    private record Range(int first, int last) {
        boolean has(int character) {
            return first <= character && character <= last;
        }
    }

    private final List<Token> tokens;

    private Wildcard(List<Token> tokens) {
        this.tokens = tokens;
    }

    /// Reads a pattern; empty where it is malformed.
    ///
    /// @param negation what negates a class: `^` in Go's `filepath.Match`, `!` in gobwas' globs
    static Optional<Wildcard> parse(String pattern, char negation) {
        int[] characters = pattern.codePoints().toArray();
        var tokens = new ArrayList<Token>();
        int at = 0;
        while (at < characters.length) {
            switch (characters[at]) {
                case '*' -> tokens.add(new Token.Any());
                case '?' -> tokens.add(new Token.AnyOne());
                case '\\' -> {
                    at++;
                    if (at == characters.length) {
                        return Optional.empty();
                    }
                    tokens.add(new Token.Literal(characters[at]));
                }
                case '[' -> {
                    int end = classEnd(characters, at);
                    if (end < 0) {
                        return Optional.empty();
                    }
                    tokens.add(characterClass(characters, at + 1, end, negation));
                    at = end;
                }
                default -> tokens.add(new Token.Literal(characters[at]));
            }
            at++;
        }
        return Optional.of(new Wildcard(tokens));
    }

    boolean matches(String text) {
        int[] characters = text.codePoints().toArray();
        int at = 0;
        int token = 0;
        int star = -1;
        int resume = 0;
        while (at < characters.length) {
            if (token < tokens.size() && tokens.get(token) instanceof Token.Any) {
                star = token++;
                resume = at;
            } else if (token < tokens.size() && takes(tokens.get(token), characters[at])) {
                token++;
                at++;
            } else if (star >= 0) {
                // The last star takes one character more; earlier ones never need to.
                token = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        return tokens.stream().skip(token).allMatch(Token.Any.class::isInstance);
    }

    private static boolean takes(Token token, int character) {
        return switch (token) {
            case Token.Literal(int wanted) -> wanted == character;
            case Token.AnyOne _, Token.Any _ -> true;
            case Token.OneOf some -> some.has(character);
        };
    }

    private static int classEnd(int[] characters, int open) {
        int first = open + 1;
        for (int at = first; at < characters.length; at++) {
            if (characters[at] == '\\') {
                at++;
            } else if (characters[at] == ']' && at > first) {
                return at;
            }
        }
        return -1;
    }

    private static Token characterClass(int[] characters, int from, int end, char negation) {
        boolean negated = characters[from] == negation;
        var ranges = new ArrayList<Range>();
        int at = negated ? from + 1 : from;
        while (at < end) {
            at = characters[at] == '\\' && at + 1 < end ? at + 1 : at;
            int first = characters[at];
            if (at + 2 < end && characters[at + 1] == '-') {
                ranges.add(new Range(first, characters[at + 2]));
                at += 3;
            } else {
                ranges.add(new Range(first, first));
                at++;
            }
        }
        return new Token.OneOf(ranges, negated);
    }
}
