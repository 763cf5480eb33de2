package dev.sluice.helm.values;

import dev.sluice.helm.encoding.EncodingError;
import dev.sluice.helm.encoding.JsonReader;
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
            var decoded = JsonReader.read(text);
            return decoded.error()
                    .<Reading>map(Reading.Malformed::new)
                    .orElseGet(() -> new Reading.Read(decoded.value()));
        } catch (EncodingError e) {
            return new Reading.Malformed(e.message());
        }
    }
}
