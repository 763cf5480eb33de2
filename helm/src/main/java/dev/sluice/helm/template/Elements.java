package dev.sluice.helm.template;

import dev.sluice.helm.value.GoBytes;
import dev.sluice.helm.value.GoInt;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoNumber;
import dev.sluice.helm.value.GoType;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// What `range` goes through.
///
/// @param hasKeys false for numbers, which have elements only
/// @param areBoxed whether the elements lie in an `interface {}`
record Elements(
        long size,
        boolean hasKeys,
        boolean areBoxed,
        LongFunction<Object> keys,
        LongFunction<@Nullable Object> values) {

    private static final Elements NONE = new Elements(0, false, false, GoInt::of, _ -> null);

    /// The elements, null where `range` cannot go through the value.
    static @Nullable Elements of(@Nullable Object value) {
        return switch (value) {
            case null -> NONE;
            case GoList list -> of(list);
            case GoMap map -> of(map);
            case GoInt(var count) -> counting(count, GoInt::of);
            case Long count -> counting(count, number -> number);
            case GoNumber(var type, var count) ->
                    counting(count, number -> new GoNumber(type, number));
            case GoBytes bytes ->
                    new Elements(
                            bytes.size(),
                            true,
                            false,
                            GoInt::of,
                            i -> new GoNumber(GoType.UINT8, bytes.at((int) i)));
            default -> null;
        };
    }

    private static Elements of(GoList list) {
        return new Elements(
                list.size(), true, list.type().holdsAnything(), GoInt::of, i -> list.at((int) i));
    }

    /// Keys and values as they are now: the body may change the map.
    private static Elements of(GoMap map) {
        List<String> keys = map.keys();
        var values = new @Nullable Object[keys.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = map.get(keys.get(i));
        }
        return new Elements(
                values.length,
                true,
                map.type().holdsAnything(),
                i -> keys.get((int) i),
                i -> values[(int) i]);
    }

    private static Elements counting(long count, LongFunction<@Nullable Object> values) {
        return new Elements(Math.max(0, count), false, false, GoInt::of, values);
    }

    Object key(long index) {
        return keys.apply(index);
    }

    /// The element, [Special#NIL] for a nil in an interface.
    @Nullable Object element(long index) {
        var value = values.apply(index);
        return value == null && areBoxed ? Special.NIL : value;
    }
}
