package dev.sluice.helm.scope;

import dev.sluice.helm.capability.Capabilities;
import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.release.ReleaseChart;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoType;
import dev.sluice.helm.values.Tables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gives every chart of a release what its templates see (`recAllTpls` in `pkg/engine/engine.go`):
/// its own values, files and metadata, and the root's release and capabilities.
public final class Scopes {

    private final GoMap release;
    private final HeardStruct capabilities;
    private final HelmMajor helm;
    private final GoType valuesType;
    private final Map<String, ChartTemplate> templates = new LinkedHashMap<>();

    private Scopes(ReleaseObject release, Capabilities capabilities, HelmMajor helm) {
        this.release = release.asMap();
        this.capabilities = CapabilitiesObject.of(capabilities, helm);
        this.helm = helm;
        this.valuesType = valuesType(helm);
    }

    /// The type of tables of values, which Go tells from any other map.
    public static GoType valuesType(HelmMajor helm) {
        return switch (helm) {
            case HELM_3 -> GoType.named("chartutil.Values", GoType.MAP);
            case HELM_4 -> GoType.named("common.Values", GoType.MAP);
        };
    }

    /// All templates of a release with their scopes.
    ///
    /// @param values the root's, with a section for each subchart: templates may change them
    public static List<ChartTemplate> of(
            ReleaseChart root,
            GoMap values,
            ReleaseObject release,
            Capabilities capabilities,
            HelmMajor helm) {
        var scopes = new Scopes(release, capabilities, helm);
        scopes.add(root, values.as(scopes.valuesType));
        return List.copyOf(scopes.templates.values());
    }

    private GoMap add(ReleaseChart chart, GoMap values) {
        var subcharts = new GoMap();
        var scope = new GoMap();
        scope.put("Chart", ChartObject.of(chart.metadata(), chart.isRoot(), helm));
        scope.put("Files", ChartFiles.of(chart.files()));
        scope.put("Release", release);
        scope.put("Capabilities", capabilities);
        scope.put("Values", values);
        scope.put("Subcharts", subcharts);
        for (var inner : chart.dependencies()) {
            subcharts.put(inner.name(), add(inner, section(values, inner.name())));
        }
        for (var file : chart.templates()) {
            if (!chart.isLibrary() || file.baseName().startsWith("_")) {
                var name = chart.fullPath() + "/" + file.name();
                var basePath = chart.fullPath() + "/templates";
                templates.put(name, new ChartTemplate(name, file, basePath, scope.as(valuesType)));
            }
        }
        return scope;
    }

    private GoMap section(GoMap values, String name) {
        var table = Tables.table(values, name);
        return table == null ? new GoMap(valuesType) : table.as(valuesType);
    }
}
