package dev.sluice.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a chart is rendered with: that which `helm template` is told by its flags.
///
/// @param helm whose rendering is meant where the two major versions differ
/// @param name `.Release.Name`
/// @param namespace `.Release.Namespace`
/// @param kubeVersion null where the control plane's own counts
/// @param apiVersions `group/version` or `group/version/Kind` that count as served; empty where the
///     control plane's own count
/// @param skipTests whether the chart's tests are left out
/// @param skipSchemaValidation whether `values.schema.json` is not asked
/// @param postRenderers what changes the objects afterwards, in this order: each the fields of a
///     kustomization (`patches`, `images`, …) whose only resource is the rendered chart
public record ChartRelease(
        HelmVersion helm,
        String name,
        String namespace,
        ChartValues values,
        @Nullable String kubeVersion,
        List<String> apiVersions,
        Crds crds,
        Hooks hooks,
        boolean skipTests,
        boolean skipSchemaValidation,
        List<Map<String, @Nullable Object>> postRenderers) {

    public ChartRelease {
        apiVersions = List.copyOf(apiVersions);
        postRenderers = postRenderers.stream().map(ChartRelease::copy).toList();
    }

    private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> fields) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// The same with other values.
    public ChartRelease with(ChartValues others) {
        return new ChartRelease(
                helm,
                name,
                namespace,
                others,
                kubeVersion,
                apiVersions,
                crds,
                hooks,
                skipTests,
                skipSchemaValidation,
                postRenderers);
    }

    /// The major version of Helm.
    public enum HelmVersion {
        V3,
        V4
    }

    /// What happens to the objects in the folder `crds` of the chart.
    public enum Crds {
        /// Nothing.
        SKIP,
        /// Those that are not there are made; none is ever changed or deleted.
        CREATE,
        /// They are applied, and never deleted.
        CREATE_REPLACE,
        /// They are objects of the delivery like any other (Argo CD).
        OWNED
    }

    /// Whose reading of hooks counts, and which run.
    ///
    /// @param install whether those of an installation run; so `upgrade` and `uninstall`
    public record Hooks(Style style, boolean install, boolean upgrade, boolean uninstall) {}

    /// How annotations of hooks are read.
    public enum Style {
        /// As Helm does: each hook runs at the moments that it names.
        HELM,
        /// As Argo CD does: `pre-install` and `pre-upgrade` both run at every sync, annotations of
        /// Argo CD beat those of Helm, and tests and rollbacks are left out.
        ARGO_CD
    }
}
