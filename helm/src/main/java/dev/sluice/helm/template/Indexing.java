package dev.sluice.helm.template;

import dev.sluice.helm.value.Arguments;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoBytes;
import dev.sluice.helm.value.GoInt;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoNumber;
import dev.sluice.helm.value.GoStrings;
import dev.sluice.helm.value.GoType;
import dev.sluice.helm.value.GoTypes;
import dev.sluice.helm.value.Kind;
import org.jspecify.annotations.Nullable;

/// `index`, `slice` and `len`.
final class Indexing {

    private Indexing() {}

    static int length(Arguments arguments) {
        var item = arguments.any(0);
        if (item == Special.NIL) {
            throw new FunctionError("len of nil pointer");
        }
        if (item == null) {
            throw new FunctionError("reflect: call of reflect.Value.Type on zero Value");
        }
        var size = size(item);
        if (size < 0) {
            throw new FunctionError("len of type " + pointedTo(item));
        }
        return size;
    }

    private static String pointedTo(Object item) {
        var type = GoTypes.of(item);
        return type.kind() == Kind.POINTER ? type.element().name() : type.name();
    }

    /// How many elements, negative if the value has none.
    private static int size(Object item) {
        return switch (item) {
            case String text -> GoStrings.length(text);
            case GoList list -> list.size();
            case GoMap map -> map.size();
            case GoBytes bytes -> bytes.size();
            default -> -1;
        };
    }

    static @Nullable Object index(Arguments arguments) {
        var item = Builtins.settled(arguments.any(0));
        if (item == null) {
            throw new FunctionError("index of untyped nil");
        }
        for (var i = 1; i < arguments.size(); i++) {
            if (item == null) {
                throw new FunctionError("index of nil pointer");
            }
            item = element(item, Builtins.settled(arguments.any(i)));
        }
        return item;
    }

    private static @Nullable Object element(Object item, @Nullable Object index) {
        if (item instanceof GoMap map) {
            var value = map.get(key(index));
            return value == null ? GoTypes.zero(map.type().element()) : value;
        }
        var size = size(item);
        if (size < 0) {
            throw new FunctionError("can't index item of type " + pointedTo(item));
        }
        var place = place(index, size);
        if (place == size) {
            var what = item instanceof String ? "string" : "slice";
            throw new FunctionError("reflect: " + what + " index out of range");
        }
        return switch (item) {
            case String text -> new GoNumber(GoType.UINT8, GoStrings.byteAt(text, place));
            case GoBytes bytes -> new GoNumber(GoType.UINT8, bytes.at(place));
            case GoList list -> list.at(place);
            default -> throw new IllegalStateException();
        };
    }

    private static String key(@Nullable Object index) {
        if (index instanceof String key) {
            return key;
        }
        throw new FunctionError(
                index == null
                        ? "value is nil; should be of type string"
                        : "value has type " + GoTypes.name(index) + "; should be string");
    }

    private static int place(@Nullable Object index, int limit) {
        var place =
                switch (index) {
                    case null -> throw new FunctionError("cannot index slice/array with nil");
                    case GoInt(var number) -> number;
                    case Long number -> (long) number;
                    case GoNumber(_, var bits) -> bits;
                    default ->
                            throw new FunctionError(
                                    "cannot index slice/array with type " + GoTypes.name(index));
                };
        if (place < 0 || place > limit) {
            throw new FunctionError("index out of range: " + place);
        }
        return (int) place;
    }

    static Object slice(Arguments arguments) {
        var item = Builtins.settled(arguments.any(0));
        if (item == null) {
            throw new FunctionError("slice of untyped nil");
        }
        var count = arguments.size() - 1;
        if (count > 3) {
            throw new FunctionError("too many slice indexes: " + count);
        }
        if (count == 3 && item instanceof String) {
            throw new FunctionError("cannot 3-index slice a string");
        }
        if (item instanceof GoMap || size(item) < 0) {
            throw new FunctionError("can't slice item of type " + GoTypes.name(item));
        }
        return slice(item, arguments, size(item));
    }

    private static Object slice(Object item, Arguments arguments, int size) {
        var ends = new int[] {0, size, size};
        for (var i = 1; i < arguments.size(); i++) {
            ends[i - 1] = place(Builtins.settled(arguments.any(i)), size);
        }
        for (var i = 0; i < 2; i++) {
            if (ends[i] > ends[i + 1]) {
                throw new FunctionError("invalid slice index: " + ends[i] + " > " + ends[i + 1]);
            }
        }
        return switch (item) {
            case String text -> GoStrings.slice(text, ends[0], ends[1]);
            case GoBytes bytes -> bytes.slice(ends[0], ends[1]);
            case GoList list -> list.slice(ends[0], ends[1]);
            default -> throw new IllegalStateException();
        };
    }
}
