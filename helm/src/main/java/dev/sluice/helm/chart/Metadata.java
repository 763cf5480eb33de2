package dev.sluice.helm.chart;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What `Chart.yaml` says.
///
/// Lists and tables are null if there is no such field, which templates tell from an empty one.
///
/// @param dependencies null if there is no such field: then the charts in `charts/` keep their own
public record Metadata(
        String name,
        String home,
        @Nullable List<String> sources,
        String version,
        String description,
        @Nullable List<String> keywords,
        @Nullable List<Maintainer> maintainers,
        String icon,
        String apiVersion,
        String condition,
        String tags,
        String appVersion,
        boolean deprecated,
        @Nullable SortedMap<String, String> annotations,
        String kubeVersion,
        @Nullable List<Dependency> dependencies,
        String type) {

    public static final String V1 = "v1";

    public Metadata {
        sources = copy(sources);
        keywords = copy(keywords);
        maintainers = copy(maintainers);
        dependencies = copy(dependencies);
    }

    private static <T> @Nullable List<T> copy(@Nullable List<T> list) {
        return list == null ? null : List.copyOf(list);
    }

    /// Whether it only lends its templates to other charts.
    public boolean isLibrary() {
        return type.equalsIgnoreCase("library");
    }

    public Metadata named(String other) {
        return with(other, dependencies);
    }

    public Metadata depending(@Nullable List<Dependency> on) {
        return with(name, on);
    }

    private Metadata with(String newName, @Nullable List<Dependency> newDependencies) {
        return new Metadata(
                newName,
                home,
                sources,
                version,
                description,
                keywords,
                maintainers,
                icon,
                apiVersion,
                condition,
                tags,
                appVersion,
                deprecated,
                annotations,
                kubeVersion,
                newDependencies,
                type);
    }
}
