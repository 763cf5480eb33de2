package dev.sluice.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the directory of a delivery is read.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Layout.FluxDirectory.class, name = "FluxDirectory"),
    @JsonSubTypes.Type(value = Layout.ArgoDirectory.class, name = "ArgoDirectory"),
    @JsonSubTypes.Type(value = Layout.HelmChart.class, name = "HelmChart"),
    @JsonSubTypes.Type(value = Layout.ArgoKustomization.class, name = "ArgoKustomization"),
    @JsonSubTypes.Type(value = Layout.ArgoDetected.class, name = "ArgoDetected")
})
public sealed interface Layout {

    /// A kustomization, or where there is none all `.yaml` and `.yml` files below the directory, as
    /// Flux collects them.
    ///
    /// @param kustomization what is written into the kustomization: the fields of Flux's
    ///     `Kustomization` that say so, as they are given (`patches`, `images`, …)
    /// @param postBuild null where no variables are replaced
    record FluxDirectory(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> kustomization,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PostBuild postBuild)
            implements Layout {

        public FluxDirectory {
            kustomization = copy(kustomization);
        }

        /// The directory as it is.
        public FluxDirectory() {
            this(Map.of(), null);
        }
    }

    /// As Argo CD's directory source has it.
    ///
    /// @param include glob of files to take, empty for all; `exclude` likewise, empty for none
    record ArgoDirectory(boolean recurse, String include, String exclude) implements Layout {}

    /// A Helm chart.
    record HelmChart(ChartRelease release) implements Layout {}

    /// A kustomization, as Argo CD builds it.
    ///
    /// @param options the fields of the source's `kustomize`, as they are given
    record ArgoKustomization(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> options)
            implements Layout {

        public ArgoKustomization {
            options = copy(options);
        }
    }

    /// As Argo CD reads a directory where no tool is named: a chart where there is a `Chart.yaml`,
    /// a kustomization where there is its file, else the directory.
    record ArgoDetected(ArgoDirectory directory, ChartRelease release) implements Layout {}

    /// What a chart in the directory is rendered with, where there may be one.
    default Optional<ChartRelease> chart() {
        return switch (this) {
            case HelmChart(var release) -> Optional.of(release);
            case ArgoDetected(_, var release) -> Optional.of(release);
            case FluxDirectory _, ArgoDirectory _, ArgoKustomization _ -> Optional.empty();
        };
    }

    private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> fields) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
