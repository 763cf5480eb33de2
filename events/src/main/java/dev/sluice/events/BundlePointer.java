package dev.sluice.events;

/// Where a bundle lies on the log. A hint: key and digest decide.
///
/// @param offset -1 for a bundle that lies inside its placement and nowhere else
public record BundlePointer(int partition, long offset, Digest digest) {

    /// The pointer of a placement that holds its bundle itself.
    public static BundlePointer inside(Digest digest) {
        return new BundlePointer(0, -1, digest);
    }

    public boolean isInside() {
        return offset < 0;
    }
}
