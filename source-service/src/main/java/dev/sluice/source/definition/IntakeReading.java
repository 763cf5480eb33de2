package dev.sluice.source.definition;

import dev.sluice.events.Digest;
import dev.sluice.events.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an intake holds, or why that is not known.
public sealed interface IntakeReading {

    /// The name of the file that confirms a removal.
    String CONFIRMATION = "confirm-removal";

    /// Files of definitions, in the order of their names.
    record Files(List<RawFile> files) implements IntakeReading {
        public Files {
            files = List.copyOf(files);
        }
    }

    /// Objects of a parent's bundle.
    ///
    /// @param prune whether what left the bundle ends
    /// @param confirmed digests of removals that a person has confirmed
    record Resources(
            List<Map<String, @Nullable Object>> resources, boolean prune, Set<Digest> confirmed)
            implements IntakeReading {
        public Resources {
            resources = List.copyOf(resources);
        }
    }

    /// The parent is ended: so is what it held, or nobody holds it any more.
    record Ended(boolean prune) implements IntakeReading {}

    /// The settings name it no more: nobody reads it, and nobody said that it is over.
    record Dropped() implements IntakeReading {}

    /// Nothing is known; all stays as it is.
    record Unreadable(Problem problem) implements IntakeReading {}

    /// It is not the time to read it: what it names is not here yet.
    record Unchanged() implements IntakeReading {}

    /// A file as it was read.
    final class RawFile {
        private final String path;
        private final byte[] content;

        public RawFile(String path, byte[] content) {
            this.path = path;
            this.content = content;
        }

        String path() {
            return path;
        }

        byte[] content() {
            return content;
        }
    }
}
