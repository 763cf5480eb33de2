package dev.sluice.helm.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs a format of `fmt.Printf` over its operands (fmt/print.go: doPrintf).
final class Directives {

    /// Greater widths and precisions are taken for mistakes.
    private static final int TOO_LARGE = 1_000_000;

    private final String format;
    private final List<? extends @Nullable Object> operands;
    private final StringBuilder out;
    private final Layout layout;
    private final Printer printer;
    private int at;
    private int operand;
    private boolean reordered;
    private boolean goodIndex;
    private boolean afterIndex;

    Directives(String format, List<? extends @Nullable Object> operands, StringBuilder out) {
        this.format = format;
        this.operands = operands;
        this.out = out;
        this.printer = new Printer(out);
        this.layout = printer.layout();
    }

    void run() {
        while (at < format.length()) {
            var percent = format.indexOf('%', at);
            if (percent < 0) {
                out.append(format, at, format.length());
                break;
            }
            out.append(format, at, percent);
            at = percent + 1;
            if (!directive()) {
                out.append("%!(NOVERB)");
                break;
            }
        }
        if (!reordered && operand < operands.size()) {
            tellExtra();
        }
    }

    /// One directive; false where the format ends before its verb.
    private boolean directive() {
        goodIndex = true;
        layout.clear();
        readFlags();
        afterIndex = readIndex();
        readWidth();
        readPrecision();
        if (!afterIndex) {
            afterIndex = readIndex();
        }
        if (at >= format.length()) {
            return false;
        }
        var verb = GoStrings.runeAt(format, at);
        at += Character.charCount(format.codePointAt(at));
        print(verb);
        return true;
    }

    private void readFlags() {
        for (; at < format.length(); at++) {
            switch (format.charAt(at)) {
                case '#' -> layout.sharp = true;
                case '0' -> layout.zero = true;
                case '+' -> layout.plus = true;
                case '-' -> layout.minus = true;
                case ' ' -> layout.space = true;
                default -> {
                    return;
                }
            }
        }
    }

    private void readWidth() {
        if (isAt('*')) {
            at++;
            var given = givenNumber();
            layout.hasWidth = given != null;
            if (given == null) {
                out.append("%!(BADWIDTH)");
            } else {
                layout.width = Math.abs(given);
                if (given < 0) {
                    layout.minus = true;
                    layout.zero = false;
                }
            }
            afterIndex = false;
            return;
        }
        var number = readNumber();
        layout.hasWidth = number != null;
        layout.width = number == null ? 0 : number;
        if (afterIndex && layout.hasWidth) {
            goodIndex = false;
        }
    }

    private void readPrecision() {
        if (at + 1 >= format.length() || format.charAt(at) != '.') {
            return;
        }
        at++;
        if (afterIndex) {
            goodIndex = false;
        }
        afterIndex = readIndex();
        if (isAt('*')) {
            at++;
            var given = givenNumber();
            layout.hasPrecision = given != null && given >= 0;
            layout.precision = layout.hasPrecision && given != null ? given : 0;
            if (!layout.hasPrecision) {
                out.append("%!(BADPREC)");
            }
            afterIndex = false;
            return;
        }
        var number = readNumber();
        layout.precision = number == null ? 0 : number;
        layout.hasPrecision = true;
    }

    private void print(int verb) {
        if (verb == '%') {
            out.append('%');
        } else if (!goodIndex) {
            out.append("%!").appendCodePoint(verb).append("(BADINDEX)");
        } else if (operand >= operands.size()) {
            out.append("%!").appendCodePoint(verb).append("(MISSING)");
        } else {
            if (verb == 'v' || verb == 'w') {
                layout.goSyntax = layout.sharp;
                layout.sharp = false;
                layout.fieldNames = layout.plus;
                layout.plus = false;
            }
            printer.print(operands.get(operand++), verb);
        }
    }

    private void tellExtra() {
        layout.clear();
        out.append("%!(EXTRA ");
        for (var i = operand; i < operands.size(); i++) {
            if (i > operand) {
                out.append(", ");
            }
            var value = operands.get(i);
            out.append(GoTypes.name(value));
            if (value != null) {
                out.append('=');
                printer.print(value, 'v');
            }
        }
        out.append(')');
    }

    private boolean isAt(char c) {
        return at < format.length() && format.charAt(at) == c;
    }

    /// A number written in the format, null if there is none or it is too large.
    private @Nullable Integer readNumber() {
        var start = at;
        var number = 0;
        for (; at < format.length() && isDigit(format.charAt(at)); at++) {
            if (number > TOO_LARGE) {
                at = format.length();
                return null;
            }
            number = number * 10 + (format.charAt(at) - '0');
        }
        return at == start ? null : number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// The next operand as a number, null if it is none.
    private @Nullable Integer givenNumber() {
        if (operand >= operands.size()) {
            return null;
        }
        var value = operands.get(operand++);
        Long number =
                switch (value) {
                    case GoInt(var small) -> small;
                    case Long large -> large;
                    case GoNumber other -> other.bits();
                    case null, default -> null;
                };
        return number == null || number > TOO_LARGE || number < -TOO_LARGE
                ? null
                : number.intValue();
    }

    /// An index of an operand in brackets, if one stands here.
    private boolean readIndex() {
        if (!isAt('[')) {
            return false;
        }
        reordered = true;
        var close = format.indexOf(']', at);
        if (format.length() - at < 3 || close < 0) {
            goodIndex = false;
            at++;
            return false;
        }
        var index = index(at + 1, close);
        at = close + 1;
        if (index > 0 && index <= operands.size()) {
            operand = index - 1;
            return true;
        }
        goodIndex = false;
        return index >= 0;
    }

    private int index(int from, int to) {
        var number = 0;
        for (var i = from; i < to; i++) {
            if (!isDigit(format.charAt(i)) || number > TOO_LARGE) {
                return -1;
            }
            number = number * 10 + (format.charAt(i) - '0');
        }
        return from == to ? -1 : number;
    }
}
