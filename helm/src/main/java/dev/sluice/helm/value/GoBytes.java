package dev.sluice.helm.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A `[]byte`, as the contents of a chart's files are.
public final class GoBytes {

    private final byte[] bytes;

    private GoBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    public static GoBytes copyOf(byte[] bytes) {
        return new GoBytes(bytes.clone());
    }

    public static GoBytes of(String text) {
        return new GoBytes(GoStrings.bytes(text));
    }

    public int size() {
        return bytes.length;
    }

    public int at(int index) {
        return bytes[index] & 0xff;
    }

    public GoBytes slice(int from, int to) {
        return new GoBytes(Arrays.copyOfRange(bytes, from, to));
    }

    public byte[] toArray() {
        return bytes.clone();
    }

    /// The bytes as a Go string.
    public String text() {
        return GoStrings.of(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GoBytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text();
    }
}
