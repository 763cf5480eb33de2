package dev.sluice.helm.chart;

import dev.sluice.helm.packaging.ChartFile;
import dev.sluice.helm.value.GoMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A chart as it was loaded. It is never changed, so that many renderings can share it.
///
/// @param values what its `values.yaml` says, not to be changed
/// @param schema its `values.schema.json`, null if there is none
/// @param files all but templates, values and subcharts
/// @param dependencies the charts in its `charts/`
public record Chart(
        Metadata metadata,
        GoMap values,
        @Nullable ChartFile schema,
        List<ChartFile> templates,
        List<ChartFile> files,
        List<Chart> dependencies) {

    public Chart {
        templates = List.copyOf(templates);
        files = List.copyOf(files);
        dependencies = List.copyOf(dependencies);
    }

    public String name() {
        return metadata.name();
    }
}
