package dev.sluice.apply.secret;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An object with its secret values in the clear, or why it stays sealed.
public sealed interface Opened {

    record Clear(Map<String, @Nullable Object> manifest, Mask mask) implements Opened {

        @Override
        public String toString() {
            return "Clear";
        }
    }

    record Sealed(String why) implements Opened {}
}
