package dev.sluice.helm.value;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Prints one value by one verb (fmt/print.go: printArg, printValue).
final class Printer {

    /// Go prints where a thing lies in memory: nothing that could be reproduced.
    private static final long SOME_ADDRESS = 0xc000010000L;

    /// Values nest no deeper; a map that holds itself would never end.
    private static final int DEEPEST = 300;

    private final StringBuilder out;
    private final Layout layout;
    private final Traversal traversal = new Traversal();
    private boolean inError;

    Printer(StringBuilder out) {
        this.out = out;
        this.layout = new Layout(out);
    }

    Layout layout() {
        return layout;
    }

    void print(@Nullable Object value, int verb) {
        switch (verb) {
            case 'T' -> {
                if (value == null) {
                    layout.pad("<nil>");
                } else {
                    layout.string(GoTypes.name(value));
                }
            }
            case 'p' -> printAddress(value, verb);
            case 'v' -> {
                if (value == null) {
                    layout.pad("<nil>");
                } else {
                    print(value, verb, 0);
                }
            }
            default -> {
                if (value == null) {
                    tellBadVerb(null, verb);
                } else {
                    print(value, verb, 0);
                }
            }
        }
    }

    private void print(Object value, int verb, int depth) {
        if (depth > DEEPEST) {
            throw new FunctionError("value nests too deeply to be printed");
        }
        if (printsByMethod(value, verb)) {
            return;
        }
        switch (value) {
            case String text -> printString(text, value, verb);
            case Boolean truth -> printBoolean(truth, verb);
            case GoInt(var number) -> printInteger(number, true, value, verb);
            case Long number -> printInteger(number, true, value, verb);
            case GoNumber(var type, var bits) ->
                    printInteger(bits, !type.kind().isUnsigned(), value, verb);
            case Double number -> printFloat(number, value, verb);
            case GoComplex complex -> printComplex(complex, verb);
            case GoBytes bytes -> printBytes(bytes, verb, depth);
            case GoMap map -> printMap(map, verb, depth);
            case GoList list -> printList(list, verb, depth);
            case GoStruct struct -> printStruct(struct, verb, depth);
            default -> printAddress(value, verb);
        }
    }

    private boolean printsByMethod(Object value, int verb) {
        if (inError || value instanceof String || value instanceof GoBytes) {
            return false;
        }
        if (verb == 'w') {
            tellBadVerb(value, verb);
            return true;
        }
        if (layout.goSyntax && value instanceof GoForm form) {
            layout.string(form.inGo());
            return true;
        }
        var isStringVerb = verb == 'v' || verb == 's' || verb == 'x' || verb == 'X' || verb == 'q';
        if (layout.goSyntax || !isStringVerb) {
            return false;
        }
        var text = GoTypes.of(value).text();
        if (text != null) {
            printString(text.apply(value), value, verb);
        }
        return text != null;
    }

    private void tellBadVerb(@Nullable Object value, int verb) {
        inError = true;
        out.append("%!").appendCodePoint(verb).append('(').append(GoTypes.name(value));
        if (value != null) {
            out.append('=');
            print(value, 'v');
        }
        out.append(')');
        inError = false;
    }

    private void printString(String text, Object value, int verb) {
        switch (verb) {
            case 'v' -> {
                if (layout.goSyntax) {
                    layout.quoted(text);
                } else {
                    layout.string(text);
                }
            }
            case 's' -> layout.string(text);
            case 'x', 'X' -> layout.hex(GoStrings.bytes(text), (char) verb);
            case 'q' -> layout.quoted(text);
            default -> tellBadVerb(value, verb);
        }
    }

    private void printBoolean(boolean truth, int verb) {
        if (verb == 't' || verb == 'v') {
            layout.pad(truth ? "true" : "false");
        } else {
            tellBadVerb(truth, verb);
        }
    }

    private void printInteger(long number, boolean signed, Object value, int verb) {
        switch (verb) {
            case 'v' -> {
                if (layout.goSyntax && !signed) {
                    printHexadecimal(number);
                } else {
                    layout.integer(number, signed, 10, 'v');
                }
            }
            case 'd' -> layout.integer(number, signed, 10, 'd');
            case 'b' -> layout.integer(number, signed, 2, 'b');
            case 'o', 'O' -> layout.integer(number, signed, 8, (char) verb);
            case 'x', 'X' -> layout.integer(number, signed, 16, (char) verb);
            case 'c' -> layout.character(number);
            case 'q' -> layout.quotedCharacter(number);
            case 'U' -> layout.unicode(number);
            default -> tellBadVerb(value, verb);
        }
    }

    private void printHexadecimal(long number) {
        var sharp = layout.sharp;
        layout.sharp = true;
        layout.integer(number, false, 16, 'v');
        layout.sharp = sharp;
    }

    private void printFloat(double number, Object value, int verb) {
        switch (verb) {
            case 'v' -> layout.floating(number, 'g', Floats.SHORTEST);
            case 'b', 'g', 'G', 'x', 'X' -> layout.floating(number, (char) verb, Floats.SHORTEST);
            case 'f', 'F' -> layout.floating(number, 'f', 6);
            case 'e', 'E' -> layout.floating(number, (char) verb, 6);
            default -> tellBadVerb(value, verb);
        }
    }

    private void printComplex(GoComplex complex, int verb) {
        if ("vbgGxXfFeE".indexOf(verb) < 0) {
            tellBadVerb(complex, verb);
            return;
        }
        var plus = layout.plus;
        out.append('(');
        printFloat(complex.real(), complex, verb);
        layout.plus = true;
        printFloat(complex.imaginary(), complex, verb);
        out.append("i)");
        layout.plus = plus;
    }

    private void printBytes(GoBytes bytes, int verb, int depth) {
        switch (verb) {
            case 's' -> layout.string(bytes.text());
            case 'x', 'X' -> layout.hex(bytes.toArray(), (char) verb);
            case 'q' -> layout.quoted(bytes.text());
            default -> {
                var isPlain = depth == 0 && (verb == 'v' || verb == 'd');
                var type = isPlain ? "[]byte" : "[]uint8";
                if (layout.goSyntax && bytes.isNil()) {
                    out.append(type).append("(nil)");
                    return;
                }
                out.append(layout.goSyntax ? type + "{" : "[");
                printEach(bytes.size(), i -> printByte(bytes.at(i), verb));
                out.append(layout.goSyntax ? '}' : ']');
            }
        }
    }

    private void printByte(int number, int verb) {
        if (layout.goSyntax && verb == 'v') {
            printHexadecimal(number);
        } else {
            printInteger(number, false, new GoNumber(GoType.UINT8, number), verb);
        }
    }

    private void printMap(GoMap map, int verb, int depth) {
        out.append(layout.goSyntax ? map.type().name() : "map");
        if (layout.goSyntax && map.isNil()) {
            out.append("(nil)");
            return;
        }
        out.append(layout.goSyntax ? '{' : '[');
        var keys = map.keys();
        printEach(
                keys.size(),
                i -> {
                    var key = keys.get(i);
                    printString(key, key, verb);
                    out.append(':');
                    printElement(map.get(key), map.type(), verb, depth);
                });
        out.append(layout.goSyntax ? '}' : ']');
    }

    private void printList(GoList list, int verb, int depth) {
        if (layout.goSyntax) {
            out.append(list.type().name());
            if (list.isNil()) {
                out.append("(nil)");
                return;
            }
        }
        out.append(layout.goSyntax ? '{' : '[');
        printEach(list.size(), i -> printElement(list.at(i), list.type(), verb, depth));
        out.append(layout.goSyntax ? '}' : ']');
    }

    private void printStruct(GoStruct struct, int verb, int depth) {
        var type = struct.type();
        var isPointer = type.kind() == Kind.POINTER;
        if (isPointer && depth > 0) {
            printAddress(struct, verb);
            return;
        }
        out.append(isPointer ? "&" : "");
        if (layout.goSyntax) {
            out.append(isPointer ? type.element().name() : type.name());
        }
        out.append('{');
        var fields = struct.fields();
        printEach(
                fields.size(),
                i -> {
                    var field = fields.get(i);
                    if (layout.goSyntax || layout.fieldNames) {
                        out.append(field.name()).append(':');
                    }
                    printElement(field.value(), field.type(), verb, depth);
                });
        out.append('}');
    }

    private void printEach(int count, IntConsumer print) {
        traversal.enter();
        for (var i = 0; i < count; i++) {
            if (i > 0) {
                out.append(layout.goSyntax ? ", " : " ");
            }
            print.accept(i);
        }
    }

    private void printElement(@Nullable Object value, GoType holder, int verb, int depth) {
        if (value != null) {
            print(value, verb, depth + 1);
        } else if (holder.kind() == Kind.POINTER) {
            printNilPointer(holder, verb);
        } else if (layout.goSyntax) {
            out.append(holder.holdsAnything() ? holder.element().name() : holder.name());
            out.append("(nil)");
        } else {
            out.append("<nil>");
        }
    }

    private void printNilPointer(GoType type, int verb) {
        switch (verb) {
            case 'v' -> {
                if (layout.goSyntax) {
                    out.append('(').append(type.name()).append(")(nil)");
                } else {
                    layout.pad("<nil>");
                }
            }
            case 'b', 'o', 'd', 'x', 'X' -> layout.integer(0, false, base(verb), (char) verb);
            default -> {
                out.append("%!").appendCodePoint(verb).append('(').append(type.name()).append('=');
                layout.pad("<nil>");
                out.append(')');
            }
        }
    }

    private static int base(int verb) {
        return switch (verb) {
            case 'b' -> 2;
            case 'o' -> 8;
            case 'd' -> 10;
            default -> 16;
        };
    }

    private void printAddress(@Nullable Object value, int verb) {
        if (value == null || !GoTypes.of(value).kind().canBeNil()) {
            tellBadVerb(value, verb);
            return;
        }
        var sharp = layout.sharp;
        switch (verb) {
            case 'v', 'p' -> {
                layout.sharp = !sharp;
                if (layout.goSyntax) {
                    out.append('(').append(GoTypes.name(value)).append(")(");
                    printHexadecimal(SOME_ADDRESS);
                    out.append(')');
                } else {
                    layout.integer(SOME_ADDRESS, false, 16, 'v');
                }
                layout.sharp = sharp;
            }
            case 'b', 'o', 'd', 'x', 'X' -> printInteger(SOME_ADDRESS, false, value, verb);
            default -> tellBadVerb(value, verb);
        }
    }
}
