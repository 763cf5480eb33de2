package dev.sluice.render.chart;

import dev.sluice.events.Stage;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.YamlNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of rendering a chart.
public sealed interface ChartOutput {

    /// Its objects.
    ///
    /// @param problems warnings
    record Rendered(List<Part> parts, List<Problem> problems) implements ChartOutput {
        public Rendered {
            parts = List.copyOf(parts);
            problems = List.copyOf(problems);
        }
    }

    /// Nothing, and why.
    record Rejected(List<Problem> problems) implements ChartOutput {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /// Documents that are treated alike.
    ///
    /// @param stage null where the objects are applied together with the others
    record Part(Role role, List<YamlNode> documents, @Nullable Stage stage) {
        public Part {
            documents = List.copyOf(documents);
        }
    }

    /// What documents are to the release.
    enum Role {
        /// Objects of the release.
        OBJECTS,
        /// What runs at moments of the release.
        HOOKS,
        /// Definitions of kinds that are applied and never deleted.
        KEPT_DEFINITIONS,
        /// Definitions of kinds that are made where they are not there.
        ABSENT_DEFINITIONS
    }
}
