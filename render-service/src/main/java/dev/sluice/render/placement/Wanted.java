package dev.sluice.render.placement;

import dev.sluice.events.BundlePointer;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.Problem;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What the control planes of a delivery are to get.
public sealed interface Wanted {

    /// A bundle each.
    record Bundles(SortedMap<ControlPlaneId, Wrapped> byControlPlane) implements Wanted {}

    /// Nothing new, and why.
    record Failure(List<Problem> problems) implements Wanted {}

    /// A bundle as a placement has it.
    ///
    /// @param inside null where it lies on the log
    record Wrapped(BundlePointer pointer, @Nullable ManifestBundle inside) {}
}
