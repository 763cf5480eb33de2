package dev.sluice.helm.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A `[]byte`, as the contents of a chart's files are.
public final class GoBytes {

    /// The nil of its type, which JSON tells from an empty one.
    public static final GoBytes NIL = new GoBytes(new byte[0], true);

    private final byte[] bytes;
    private final boolean isNil;

    private GoBytes(byte[] bytes, boolean isNil) {
        this.bytes = bytes;
        this.isNil = isNil;
    }

    public static GoBytes copyOf(byte[] bytes) {
        return new GoBytes(bytes.clone(), false);
    }

    public static GoBytes of(String text) {
        return new GoBytes(GoStrings.bytes(text), false);
    }

    public boolean isNil() {
        return isNil;
    }

    public int size() {
        return bytes.length;
    }

    public int at(int index) {
        return bytes[index] & 0xff;
    }

    public GoBytes slice(int from, int to) {
        return new GoBytes(Arrays.copyOfRange(bytes, from, to), isNil);
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
        return other instanceof GoBytes that
                && isNil == that.isNil
                && Arrays.equals(bytes, that.bytes);
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
