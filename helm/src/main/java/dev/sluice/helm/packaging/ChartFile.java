package dev.sluice.helm.packaging;

import dev.sluice.helm.value.GoBytes;
import dev.sluice.helm.value.GoStrings;
import java.util.Arrays;

/// A file of a chart, by its path in the chart; a leading byte order mark is cut.
///
/// @param text its content as a string of Go, which holds every byte
public record ChartFile(String name, String text) {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    public static ChartFile of(String name, byte[] bytes) {
        var isMarked =
                bytes.length >= MARK.length
                        && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
        return new ChartFile(name, GoStrings.of(bytes, isMarked ? MARK.length : 0, bytes.length));
    }

    public GoBytes bytes() {
        return GoBytes.of(text);
    }

    /// The last name of the path.
    public String baseName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /// The same file under another path.
    public ChartFile named(String other) {
        return new ChartFile(other, text);
    }
}
