package dev.sluice.render.secret;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What became of looking an object up.
public sealed interface Values {

    /// All its values by their keys.
    record Present(SortedMap<String, byte[]> byKey) implements Values {

        public Present {
            byKey = Collections.unmodifiableSortedMap(new TreeMap<>(byKey));
        }

        /// Values are for nobody's eyes.
        @Override
        public String toString() {
            return "Present" + byKey.keySet();
        }
    }

    /// There is surely no such object, or key of it.
    record Absent(String message, String remedy) implements Values {}

    /// Nobody knows whether there is one, so that it never counts as absent.
    ///
    /// @param reason of the problem
    record Unreadable(String reason, String message, String remedy) implements Values {}
}
