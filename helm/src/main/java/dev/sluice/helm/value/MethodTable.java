package dev.sluice.helm.value;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The methods of one type of Go, gathered once; bound when they are found.
public final class MethodTable<T> implements Methods {

    /// What a method does with its receiver.
    @FunctionalInterface
    public interface Body<T> {
        @Nullable Object call(T receiver, Arguments arguments);
    }

    private record Method<T>(List<GoType> parameters, GoType result, Body<T> body) {}

    private final Class<T> receiver;
    private final Map<String, Method<T>> methods = new HashMap<>();

    public MethodTable(Class<T> receiver) {
        this.receiver = receiver;
    }

    public MethodTable<T> add(String name, GoType result, Body<T> body, GoType... parameters) {
        methods.put(name, new Method<>(List.of(parameters), result, body));
        return this;
    }

    @Override
    public @Nullable Function find(Object value, String name) {
        var method = methods.get(name);
        if (method == null) {
            return null;
        }
        var bound = receiver.cast(value);
        return new Function(
                name,
                method.parameters,
                false,
                method.result,
                arguments -> method.body.call(bound, arguments));
    }
}
