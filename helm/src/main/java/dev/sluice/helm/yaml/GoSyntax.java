package dev.sluice.helm.yaml;

import dev.sluice.helm.value.Format;
import dev.sluice.helm.value.GoInt;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values of go-yaml as `%#v` prints them, for errors.
final class GoSyntax {

    private GoSyntax() {}

    static String of(@Nullable Object value) {
        return value == null ? "<nil>" : held(value);
    }

    private static String held(@Nullable Object value) {
        return switch (value) {
            case null -> "interface {}(nil)";
            case List<?> list ->
                    list.stream()
                            .map(GoSyntax::held)
                            .collect(Collectors.joining(", ", "[]interface {}{", "}"));
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(entry -> held(entry.getKey()) + ":" + held(entry.getValue()))
                            .sorted()
                            .collect(
                                    Collectors.joining(
                                            ", ", "map[interface {}]interface {}{", "}"));
            case Long number -> Format.printf("%#v", GoInt.of(number));
            default -> Format.printf("%#v", value);
        };
    }
}
