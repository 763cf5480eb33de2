package dev.sluice.manifest;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Nodes made of plain Java values.
final class JavaValues {

    private static final BigInteger LARGEST_UNSIGNED =
            BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private JavaValues() {}

    static YamlNode node(@Nullable Object value, Position position) {
        return switch (value) {
            case YamlNode node -> node;
            case Map<?, ?> map -> mapping(map, position);
            case List<?> list -> sequence(list, position);
            case null -> new Scalar("null", null, Scalar.Style.PLAIN, position);
            case String text -> Scalar.string(text, position);
            case Boolean truth -> new Scalar(truth.toString(), truth, Scalar.Style.PLAIN, position);
            case Byte number -> integer(number.longValue(), position);
            case Short number -> integer(number.longValue(), position);
            case Integer number -> integer(number.longValue(), position);
            case Long number -> integer(number, position);
            case BigInteger number -> whole(number, position);
            case Float number -> fraction(number.doubleValue(), position);
            case Double number -> fraction(number, position);
            case BigDecimal number -> fraction(number.doubleValue(), position);
            default ->
                    throw new IllegalArgumentException(
                            "no YAML for a " + value.getClass().getName());
        };
    }

    private static Mapping mapping(Map<?, ?> map, Position position) {
        var fields = new LinkedHashMap<String, Mapping.Field>();
        for (var entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String name)) {
                throw new IllegalArgumentException("a key that is no string: " + entry.getKey());
            }
            var key = Scalar.string(name, position);
            fields.put(name, new Mapping.Field(key, node(entry.getValue(), position)));
        }
        return new Mapping(fields, position);
    }

    private static Sequence sequence(List<?> list, Position position) {
        var items = new ArrayList<YamlNode>(list.size());
        for (var item : list) {
            items.add(node(item, position));
        }
        return new Sequence(items, position);
    }

    private static Scalar integer(long number, Position position) {
        return new Scalar(Long.toString(number), number, Scalar.Style.PLAIN, position);
    }

    /// Go has unsigned 64-bit integers; what is larger becomes a float there.
    private static Scalar whole(BigInteger number, Position position) {
        if (number.bitLength() < Long.SIZE) {
            return integer(number.longValue(), position);
        }
        return number.signum() > 0 && number.compareTo(LARGEST_UNSIGNED) <= 0
                ? new Scalar(number.toString(), number, Scalar.Style.PLAIN, position)
                : fraction(number.doubleValue(), position);
    }

    private static Scalar fraction(double number, Position position) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no " + number);
        }
        return new Scalar(GoNumbers.shortest(number), number, Scalar.Style.PLAIN, position);
    }
}
