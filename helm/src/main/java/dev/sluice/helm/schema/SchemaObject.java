package dev.sluice.helm.schema;

import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A schema that is an object, with the values of its keywords: one of the wrong type is as none.
record SchemaObject(GoMap map) {

    private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);

    boolean has(String keyword) {
        return map.has(keyword);
    }

    @Nullable Object get(String keyword) {
        return map.get(keyword);
    }

    boolean isTrue(String keyword) {
        return Boolean.TRUE.equals(map.get(keyword));
    }

    @Nullable String text(String keyword) {
        return map.get(keyword) instanceof String text ? text : null;
    }

    @Nullable GoMap table(String keyword) {
        return map.get(keyword) instanceof GoMap table ? table : null;
    }

    @Nullable BigDecimal number(String keyword) {
        return JsonValues.number(map.get(keyword));
    }

    /// A whole number; one that no value comes to is the highest.
    OptionalInt count(String keyword) {
        var number = number(keyword);
        if (number == null || !JsonValues.isWhole(number)) {
            return OptionalInt.empty();
        }
        var isHuge = number.precision() - number.scale() > 10;
        return OptionalInt.of(
                isHuge ? MOST.intValue() : number.toBigInteger().min(MOST).intValue());
    }

    /// The items of a list; none of anything else.
    static List<@Nullable Object> items(@Nullable Object value) {
        return value instanceof GoList list ? list.items() : List.of();
    }

    static List<String> texts(@Nullable Object list) {
        return items(list).stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }
}
