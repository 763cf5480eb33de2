package dev.sluice.helm.value;

/// Bounds how many lists and maps one walk through a value may enter: values share parts, so a few
/// lines of a template make one that is endless to write.
public final class Traversal {

    private static final int MOST = 1_000_000;

    private int left = MOST;

    /// Counts a list or map.
    public void enter() {
        if (--left < 0) {
            throw new FunctionError(
                    "the value is too large: more than " + MOST + " lists and maps");
        }
    }
}
