package dev.sluice.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// How the directory of a delivery is read.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Layout.FluxDirectory.class, name = "FluxDirectory"),
    @JsonSubTypes.Type(value = Layout.ArgoDirectory.class, name = "ArgoDirectory"),
    @JsonSubTypes.Type(value = Layout.HelmChart.class, name = "HelmChart"),
    @JsonSubTypes.Type(value = Layout.ArgoDetected.class, name = "ArgoDetected")
})
public sealed interface Layout {

    /// All `.yaml` and `.yml` files below the directory, as Flux collects them.
    record FluxDirectory() implements Layout {}

    /// As Argo CD's directory source has it.
    ///
    /// @param include glob of files to take, empty for all; `exclude` likewise, empty for none
    record ArgoDirectory(boolean recurse, String include, String exclude) implements Layout {}

    /// A Helm chart.
    record HelmChart(ChartRelease release) implements Layout {}

    /// As Argo CD reads a directory where no tool is named: a chart where there is a `Chart.yaml`,
    /// else the directory.
    record ArgoDetected(ArgoDirectory directory, ChartRelease release) implements Layout {}
}
