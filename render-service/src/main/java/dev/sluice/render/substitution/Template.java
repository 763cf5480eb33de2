package dev.sluice.render.substitution;

import dev.sluice.render.substitution.Piece.Reference;
import dev.sluice.render.substitution.Piece.Text;
import dev.sluice.render.substitution.Scanner.Accepted;
import dev.sluice.render.substitution.Scanner.Token;
import java.util.ArrayList;
import java.util.List;

/// A text with references to variables, read as `parse/parse.go` of Flux's `envsubst` reads it.
final class Template {

    private static final int DEEPEST = 100;
    private static final String DOLLAR = "$";
    private static final String NO_ESCAPES = "";
    private static final String DOLLAR_AND_BACKSLASH = "$\\";

    private static final Accepted ANYTHING = (_, _) -> true;
    private static final Accepted NAME = (c, _) -> Character.isLetterOrDigit(c) || c == '_';
    private static final Accepted UNTIL_CLOSE = (c, _) -> c != '}';
    private static final Accepted UNTIL_SLASH = (c, _) -> c != '/';
    private static final Accepted UNTIL_COLON = (c, _) -> c != ':' && c != '}';

    private final Scanner scanner;
    private int depth;

    private Template(String text) {
        scanner = new Scanner(text);
    }

    static List<Piece> parse(String text) throws BadSubstitution {
        return new Template(text).pieces();
    }

    private List<Piece> pieces() throws BadSubstitution {
        var pieces = new ArrayList<Piece>();
        while (true) {
            switch (scanner.scan(ANYTHING, true, true, false, DOLLAR)) {
                case WORD -> pieces.add(new Text(scanner.word()));
                case OPEN -> pieces.add(reference());
                case END -> {
                    return pieces;
                }
                case CLOSE, NONE -> throw bad("bad substitution");
            }
        }
    }

    private Reference reference() throws BadSubstitution {
        if (++depth > DEEPEST) {
            throw bad("substitutions are nested too deeply");
        }
        var reference = scanner.peek() == '#' ? length() : named();
        depth--;
        return reference;
    }

    private Reference named() throws BadSubstitution {
        if (!isWord(NAME)) {
            throw bad("unable to parse the variable's name");
        }
        var name = scanner.word();
        return switch (scanner.peek()) {
            case ':' -> isDefault(scanner.second()) ? withDefault(name) : part(name);
            case '=' -> withDefault(name);
            case ',', '^' -> changedCase(name);
            case '/' -> replaced(name);
            case '#' -> trimmed(name, '#');
            case '%' -> trimmed(name, '%');
            default -> {
                if (scanner.scan(NAME, false, false, true, NO_ESCAPES) != Token.CLOSE) {
                    throw bad("missing closing brace");
                }
                yield new Reference(name, "", List.of());
            }
        };
    }

    private static boolean isDefault(char c) {
        return c == '=' || c == '-' || c == '?' || c == '+';
    }

    /// `${variable:-word}` and its kin; the word may hold references.
    private Reference withDefault(String name) throws BadSubstitution {
        var isBare = scanner.peek() == '=';
        var operator =
                operator(
                        (c, place) ->
                                isBare
                                        ? place == 1 && c == '='
                                        : place == 1 ? c == ':' : place == 2 && isDefault(c));
        var arguments = new ArrayList<Piece>();
        while (scanner.peek() != '}') {
            arguments.add(argument(UNTIL_CLOSE, NO_ESCAPES));
        }
        return closed(new Reference(name, operator, arguments));
    }

    /// `${variable:offset}` and `${variable:offset:length}`.
    private Reference part(String name) throws BadSubstitution {
        var operator = operator((c, place) -> place == 1 && c == ':');
        var offset = argument(UNTIL_COLON, NO_ESCAPES);
        return switch (scanner.scan((c, _) -> c == ':', true, false, true, NO_ESCAPES)) {
            case CLOSE -> new Reference(name, operator, List.of(offset));
            case WORD -> {
                var length = argument(UNTIL_CLOSE, NO_ESCAPES);
                yield closed(new Reference(name, operator, List.of(offset, length)));
            }
            case END, OPEN, NONE -> throw bad("bad substitution");
        };
    }

    /// `${variable#pattern}`, `${variable##pattern}`, and the same from the end with `%`.
    private Reference trimmed(String name, char sign) throws BadSubstitution {
        var operator = operator((c, place) -> c == sign && place < 3);
        var pattern = argument(UNTIL_CLOSE, NO_ESCAPES);
        return closed(new Reference(name, operator, List.of(pattern)));
    }

    /// `${variable/text/other}`, and with `//`, `/#` or `/%`.
    private Reference replaced(String name) throws BadSubstitution {
        var operator =
                operator(
                        (c, place) ->
                                place == 1
                                        ? c == '/'
                                        : place == 2 && (c == '/' || c == '#' || c == '%'));
        var arguments = new ArrayList<Piece>();
        arguments.add(argument(UNTIL_SLASH, DOLLAR_AND_BACKSLASH));
        if (!isWord((c, _) -> c == '/')) {
            throw bad("bad substitution");
        }
        if (scanner.peek() != '}') {
            arguments.add(argument(UNTIL_CLOSE, DOLLAR_AND_BACKSLASH));
        }
        return closed(new Reference(name, operator, arguments));
    }

    /// `${variable^}`, `${variable^^}`, `${variable,}` and `${variable,,}`.
    private Reference changedCase(String name) throws BadSubstitution {
        var operator = operator((c, place) -> (c == ',' || c == '^') && place < 3);
        return closed(new Reference(name, operator, List.of()));
    }

    /// `${#variable}`.
    private Reference length() throws BadSubstitution {
        var operator = operator((c, place) -> c == '#' && place == 1);
        if (!isWord(NAME)) {
            throw bad("bad substitution");
        }
        return closed(new Reference(scanner.word(), operator, List.of()));
    }

    private String operator(Accepted accepted) throws BadSubstitution {
        if (!isWord(accepted)) {
            throw bad("bad substitution");
        }
        return scanner.word();
    }

    private Piece argument(Accepted accepted, String escapes) throws BadSubstitution {
        return switch (scanner.scan(accepted, true, true, false, escapes)) {
            case OPEN -> reference();
            case WORD -> new Text(scanner.word());
            case END, CLOSE, NONE -> throw bad("unable to parse the substitution's argument");
        };
    }

    private Reference closed(Reference reference) throws BadSubstitution {
        if (scanner.scan(NAME, false, false, true, NO_ESCAPES) != Token.CLOSE) {
            throw bad("bad substitution");
        }
        return reference;
    }

    private boolean isWord(Accepted accepted) {
        return scanner.scan(accepted, true, false, false, NO_ESCAPES) == Token.WORD;
    }

    private BadSubstitution bad(String why) {
        return new BadSubstitution(why, scanner.place());
    }
}
