package dev.sluice.helm.value;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What Go's `fmt` prints.
public final class Format {

    private Format() {}

    /// `fmt.Sprint(value)`, the same as `%v`.
    public static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "<nil>";
            case String text -> text;
            case Boolean truth -> truth ? "true" : "false";
            case GoInt(var number) -> Long.toString(number);
            case Long number -> Long.toString(number);
            case Double number -> Floats.text(number);
            default -> print(List.of(value));
        };
    }

    /// `fmt.Sprint`: a space between two operands when neither is a string.
    public static String print(List<? extends @Nullable Object> values) {
        var out = new StringBuilder();
        var printer = new Printer(out);
        var afterString = true;
        for (var value : values) {
            var isString = value instanceof String;
            if (!isString && !afterString) {
                out.append(' ');
            }
            printer.print(value, 'v');
            afterString = isString;
        }
        return GoStrings.joined(out.toString());
    }

    /// `fmt.Sprintln`.
    public static String println(List<? extends @Nullable Object> values) {
        var out = new StringBuilder();
        var printer = new Printer(out);
        var between = "";
        for (var value : values) {
            out.append(between);
            printer.print(value, 'v');
            between = " ";
        }
        return GoStrings.joined(out.append('\n').toString());
    }

    /// `fmt.Sprintf`.
    public static String printf(String format, List<? extends @Nullable Object> values) {
        var out = new StringBuilder(format.length() + 16);
        new Directives(format, values, out).run();
        return GoStrings.joined(out.toString());
    }

    public static String printf(String format, @Nullable Object... values) {
        return printf(format, Arrays.asList(values));
    }
}
