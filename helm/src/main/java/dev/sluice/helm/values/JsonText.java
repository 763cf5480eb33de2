package dev.sluice.helm.values;

import org.jspecify.annotations.Nullable;

/// Reads a JSON text into values, every number a float64.
public final class JsonText {

    /// What reading gave.
    public sealed interface Reading {
        record Read(@Nullable Object value) implements Reading {}

        record Malformed(String message) implements Reading {}
    }

    private JsonText() {}

    public static Reading read(String text) {
        try {
            return new Reading.Read(JsonValue.of(text));
        } catch (JsonValue.Invalid e) {
            return new Reading.Malformed(String.valueOf(e.getMessage()));
        }
    }
}
