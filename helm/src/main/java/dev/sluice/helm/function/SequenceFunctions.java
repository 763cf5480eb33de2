package dev.sluice.helm.function;

import static dev.sluice.helm.value.GoType.INT;
import static dev.sluice.helm.value.GoType.STRING;

import dev.sluice.helm.value.Arguments;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoInt;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers in a row (sprig's `numeric.go`); as many as a template can use, not as the memory holds.
final class SequenceFunctions {

    private static final GoType INTS = GoType.listOf(INT);
    private static final long MOST = 1_000_000;

    private SequenceFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of(
                        "until",
                        INTS,
                        a -> list(steps(0, a.integer(0), a.integer(0) < 0 ? -1 : 1)),
                        INT),
                Function.of(
                        "untilStep",
                        INTS,
                        a -> list(steps(a.integer(0), a.integer(1), a.integer(2))),
                        INT,
                        INT,
                        INT),
                Function.variadic("seq", STRING, SequenceFunctions::seq, INT));
    }

    private static GoList list(List<Long> numbers) {
        var items = new ArrayList<@Nullable Object>(numbers.size());
        numbers.forEach(number -> items.add(GoInt.of(number)));
        return GoList.wrap(INTS, items);
    }

    private static List<Long> steps(long start, long stop, long step) {
        var numbers = new ArrayList<Long>();
        if (stop < start ? step >= 0 : step <= 0) {
            return numbers;
        }
        // By counting, because the last step may go beyond what 64 bits hold.
        var distance = stop - start;
        if (distance < 0 != stop < start) {
            throw tooMany();
        }
        var count = distance / step + (distance % step == 0 ? 0 : 1);
        if (count > MOST) {
            throw tooMany();
        }
        for (var i = 0L; i < count; i++) {
            numbers.add(start + i * step);
        }
        return numbers;
    }

    private static FunctionError tooMany() {
        return new FunctionError("the sequence would have more than %d numbers".formatted(MOST));
    }

    private static String seq(Arguments arguments) {
        return switch (arguments.size()) {
            case 1 -> inclusive(1, arguments.integer(0));
            case 2 -> inclusive(arguments.integer(0), arguments.integer(1));
            case 3 -> inclusive(arguments.integer(0), arguments.integer(2), arguments.integer(1));
            default -> "";
        };
    }

    private static String inclusive(long start, long end) {
        return inclusive(start, end, end < start ? -1 : 1);
    }

    private static String inclusive(long start, long end, long step) {
        var falls = end < start;
        if (falls && step > 0) {
            return "";
        }
        var numbers = steps(start, falls ? end - 1 : end + 1, step);
        return String.join(" ", numbers.stream().map(Object::toString).toList());
    }
}
