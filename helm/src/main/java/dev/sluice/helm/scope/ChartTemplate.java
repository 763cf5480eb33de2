package dev.sluice.helm.scope;

import dev.sluice.helm.packaging.ChartFile;
import dev.sluice.helm.value.GoMap;

/// A template of a release and what it sees.
///
/// @param name its path from the root chart's name on
/// @param basePath the path of its chart's folder of templates
/// @param scope what `.` is, shared by all templates of its chart
public record ChartTemplate(String name, ChartFile file, String basePath, GoMap scope) {

    /// Whether it only lends definitions to others.
    public boolean isPartial() {
        return name.substring(name.lastIndexOf('/') + 1).startsWith("_");
    }
}
