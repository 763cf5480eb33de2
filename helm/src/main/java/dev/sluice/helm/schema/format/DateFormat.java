package dev.sluice.helm.schema.format;

import dev.sluice.helm.time.InvalidTime;
import dev.sluice.helm.time.LayoutReader;
import org.jspecify.annotations.Nullable;

/// A day, as Go's `time` reads it.
record DateFormat() implements Format {

    @Override
    public @Nullable String complaint(String text) {
        try {
            LayoutReader.read("2006-01-02", text);
            return null;
        } catch (InvalidTime e) {
            return e.getMessage();
        }
    }
}
