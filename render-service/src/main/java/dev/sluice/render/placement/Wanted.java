package dev.sluice.render.placement;

import dev.sluice.events.BundlePointer;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a control plane of a delivery is to get.
public sealed interface Wanted {

    /// A bundle as a placement has it.
    ///
    /// @param inside null where it lies on the log
    record Bundle(BundlePointer pointer, @Nullable ManifestBundle inside) implements Wanted {}

    /// Nothing new, and why.
    record Failure(List<Problem> problems) implements Wanted {
        public Failure {
            problems = List.copyOf(problems);
        }
    }

    /// It is not known yet what: what stands there stays.
    record Later() implements Wanted {}
}
