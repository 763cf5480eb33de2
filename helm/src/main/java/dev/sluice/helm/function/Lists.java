package dev.sluice.helm.function;

import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoBytes;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoNumber;
import dev.sluice.helm.value.GoType;
import dev.sluice.helm.value.GoTypes;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Any value taken for a list.
final class Lists {

    private static final String NIL_POINTER =
            "runtime error: invalid memory address or nil pointer dereference";

    private Lists() {}

    static boolean isList(@Nullable Object value) {
        return value instanceof GoList || value instanceof GoBytes;
    }

    /// The list that a value is.
    ///
    /// @param complaint what sprig says of anything else, before the kind's name
    static GoList of(@Nullable Object value, String complaint) {
        return switch (value) {
            case null -> throw new FunctionError(NIL_POINTER);
            case GoList list -> list;
            case GoBytes bytes -> ofBytes(bytes);
            default -> throw new FunctionError(complaint + " " + kind(value));
        };
    }

    static GoList ofBytes(GoBytes bytes) {
        var items = new ArrayList<@Nullable Object>(bytes.size());
        for (var i = 0; i < bytes.size(); i++) {
            items.add(new GoNumber(GoType.UINT8, bytes.at(i)));
        }
        return GoList.wrap(GoType.BYTES, items);
    }

    /// The word of `reflect` for a value's kind.
    static String kind(@Nullable Object value) {
        return value == null ? "invalid" : GoTypes.of(value).kind().word();
    }
}
