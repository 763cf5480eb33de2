package dev.sluice.helm.yaml;

import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoNumber;
import dev.sluice.helm.value.GoStrings;
import dev.sluice.helm.value.GoType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What JSON is made of a YAML text (sigs.k8s.io/yaml: convertToJSONableObject), and read again:
/// keys are strings and all numbers float64.
public final class YamlJson {

    private YamlJson() {}

    /// The value of the first document, nothing if that is nil or missing.
    ///
    /// @throws YamlError if it has none
    public static Optional<Object> of(String text) {
        return YamlParser.firstDocument(GoStrings.bytes(text))
                .map(YamlValues::of)
                .map(YamlJson::converted)
                .map(YamlJson::encoded);
    }

    private static @Nullable Object converted(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> {
                var items = new ArrayList<@Nullable Object>(list.size());
                list.forEach(item -> items.add(converted(item)));
                yield GoList.wrap(GoType.LIST, items);
            }
            case Map<?, ?> map -> {
                var converted = new GoMap();
                map.forEach((key, item) -> converted.put(key(key, item), converted(item)));
                yield converted;
            }
            case null, default -> value;
        };
    }

    private static String key(@Nullable Object key, @Nullable Object value) {
        return switch (key) {
            case String text -> text;
            case Long number -> Long.toString(number);
            case Boolean truth -> Boolean.toString(truth);
            case Double number -> FloatKey.of(number);
            case null, default ->
                    throw new YamlError(
                            "unsupported map key of type: %s, key: %s, value: %s"
                                    .formatted(
                                            key == null ? "%!s(<nil>)" : "uint64",
                                            GoSyntax.of(key),
                                            GoSyntax.of(value)));
        };
    }

    /// What is left of a value that went through JSON.
    private static Object encoded(Object value) {
        return switch (value) {
            case String text -> valid(text);
            case Long number -> (double) number;
            case GoNumber number -> unsigned(number.bits()).doubleValue();
            case Double number when !Double.isFinite(number) ->
                    throw new YamlError("json: unsupported value: " + infinite(number));
            case GoList list -> {
                var items = new ArrayList<@Nullable Object>(list.size());
                list.items().forEach(item -> items.add(item == null ? null : encoded(item)));
                yield GoList.wrap(GoType.LIST, items);
            }
            case GoMap map -> {
                var encoded = new GoMap();
                for (var key : map.keys()) {
                    var item = map.get(key);
                    encoded.put(valid(key), item == null ? null : encoded(item));
                }
                yield encoded;
            }
            default -> value;
        };
    }

    /// Bytes that are no UTF-8 are replaced, each.
    private static String valid(String text) {
        if (GoStrings.isValid(text)) {
            return text;
        }
        var valid = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            valid.append(GoStrings.isRawByte(text, i) ? '\ufffd' : text.charAt(i));
        }
        return valid.toString();
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }

    private static String infinite(double number) {
        return Double.isNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";
    }
}
