package dev.sluice.helm.function;

import dev.sluice.helm.value.GoMap;
import java.time.Instant;

/// What functions answer by that is neither in their arguments nor anywhere in a chart.
///
/// @param now the present: a time that the caller chose and keeps from rendering to rendering
/// @param draws what replaces chance
/// @param lookup the objects that `lookup` finds
public record Surroundings(Instant now, Draws draws, Lookup lookup) {

    /// Objects of a control plane, as far as the caller hands them in.
    @FunctionalInterface
    public interface Lookup {

        /// Finds nothing, as `helm template` does.
        Lookup NOTHING = (_, _, _, _) -> new GoMap();

        /// An object, or without a name a list with `items`; an empty map if there is none.
        GoMap find(String apiVersion, String kind, String namespace, String name);
    }
}
