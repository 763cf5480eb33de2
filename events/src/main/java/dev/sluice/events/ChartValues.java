package dev.sluice.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the values of a chart come from; what comes later in this record beats what comes before.
/// Paths are those of the source's tree, from its root.
///
/// @param chartFiles stand in for the chart's own `values.yaml`, the later over the earlier; none
///     leaves that in force
/// @param files as with `--values`
/// @param ignoreMissingFiles whether a file of the two lists may be absent
/// @param references values in ConfigMaps and Secrets
/// @param inline values that stand in the definition
/// @param parameters as with `--set` and `--set-string`
/// @param fileParameters as with `--set-file`
public record ChartValues(
        List<String> chartFiles,
        List<String> files,
        boolean ignoreMissingFiles,
        List<ValuesReference> references,
        Map<String, @Nullable Object> inline,
        List<Parameter> parameters,
        List<FileParameter> fileParameters) {

    public ChartValues {
        chartFiles = List.copyOf(chartFiles);
        files = List.copyOf(files);
        references = List.copyOf(references);
        inline = Collections.unmodifiableMap(new LinkedHashMap<>(inline));
        parameters = List.copyOf(parameters);
        fileParameters = List.copyOf(fileParameters);
    }

    /// The same over other values of the chart itself.
    public ChartValues over(List<String> otherChartFiles, boolean mayMiss) {
        return new ChartValues(
                otherChartFiles,
                files,
                mayMiss || ignoreMissingFiles,
                references,
                inline,
                parameters,
                fileParameters);
    }

    /// A key of a ConfigMap or Secret.
    ///
    /// @param targetPath where the value goes, written as for `--set`; null where the value is a
    ///     file of values
    /// @param literal whether the value goes there as it is, and not read as for `--set`
    /// @param optional whether it may be absent
    public record ValuesReference(
            Kind kind,
            SecretReference key,
            @Nullable String targetPath,
            boolean literal,
            boolean optional) {}

    /// What holds values.
    public enum Kind {
        CONFIG_MAP,
        SECRET
    }

    /// One value.
    ///
    /// @param forceString whether it stays a string whatever it looks like
    public record Parameter(String name, String value, boolean forceString) {}

    /// The content of a file as one value.
    public record FileParameter(String name, String path) {}
}
