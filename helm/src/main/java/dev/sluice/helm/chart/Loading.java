package dev.sluice.helm.chart;

import dev.sluice.manifest.Problem;
import java.util.List;

/// What loading a chart gave.
public sealed interface Loading {

    /// The chart.
    ///
    /// @param warnings what the author of the chart may want to know
    record Loaded(Chart chart, List<Problem> warnings) implements Loading {
        public Loaded {
            warnings = List.copyOf(warnings);
        }
    }

    record Refused(List<Problem> problems) implements Loading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
