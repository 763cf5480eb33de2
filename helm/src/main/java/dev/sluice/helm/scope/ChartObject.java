package dev.sluice.helm.scope;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.chart.Dependency;
import dev.sluice.helm.chart.Maintainer;
import dev.sluice.helm.chart.Metadata;
import dev.sluice.helm.scope.StructValue.Writing;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `.Chart`: in Helm 3 a struct, where an unknown field is an error, in Helm 4 a map.
final class ChartObject {

    private static final GoType METADATA = GoType.struct("chart.Metadata");
    private static final GoType MAINTAINER = GoType.pointerTo(GoType.struct("chart.Maintainer"));
    private static final GoType DEPENDENCY = GoType.pointerTo(GoType.struct("chart.Dependency"));
    private static final GoType WHOLE = GoType.struct("struct { chart.Metadata; IsRoot bool }");

    private ChartObject() {}

    static Object of(Metadata metadata, boolean isRoot, HelmMajor helm) {
        var struct = metadata(metadata);
        return switch (helm) {
            case HELM_3 ->
                    StructValue.of(WHOLE)
                            .add("Metadata", "", METADATA, struct, Writing.EMBEDDED)
                            .add("IsRoot", "IsRoot", GoType.BOOL, isRoot, Writing.ALWAYS)
                            .build();
            case HELM_4 -> {
                var map = struct.asMap();
                map.put("IsRoot", isRoot);
                yield map;
            }
        };
    }

    private static StructValue metadata(Metadata metadata) {
        return StructValue.of(METADATA)
                .text("Name", "name", metadata.name())
                .text("Home", "home", metadata.home())
                .texts("Sources", "sources", metadata.sources())
                .text("Version", "version", metadata.version())
                .text("Description", "description", metadata.description())
                .texts("Keywords", "keywords", metadata.keywords())
                .add(
                        "Maintainers",
                        "maintainers",
                        GoType.listOf(MAINTAINER),
                        maintainers(metadata.maintainers()),
                        Writing.UNLESS_EMPTY)
                .text("Icon", "icon", metadata.icon())
                .text("APIVersion", "apiVersion", metadata.apiVersion())
                .text("Condition", "condition", metadata.condition())
                .text("Tags", "tags", metadata.tags())
                .text("AppVersion", "appVersion", metadata.appVersion())
                .truth("Deprecated", "deprecated", metadata.deprecated())
                .textTable("Annotations", "annotations", metadata.annotations())
                .text("KubeVersion", "kubeVersion", metadata.kubeVersion())
                .add(
                        "Dependencies",
                        "dependencies",
                        GoType.listOf(DEPENDENCY),
                        dependencies(metadata),
                        Writing.UNLESS_EMPTY)
                .text("Type", "type", metadata.type())
                .build();
    }

    private static GoList maintainers(@Nullable List<Maintainer> maintainers) {
        if (maintainers == null) {
            return GoList.nil(GoType.listOf(MAINTAINER));
        }
        var structs =
                maintainers.stream()
                        .map(
                                maintainer ->
                                        StructValue.of(MAINTAINER)
                                                .text("Name", "name", maintainer.name())
                                                .text("Email", "email", maintainer.email())
                                                .text("URL", "url", maintainer.url())
                                                .build())
                        .toList();
        return GoList.of(GoType.listOf(MAINTAINER), structs);
    }

    private static GoList dependencies(Metadata metadata) {
        var dependencies = metadata.dependencies();
        return dependencies == null
                ? GoList.nil(GoType.listOf(DEPENDENCY))
                : GoList.of(
                        GoType.listOf(DEPENDENCY),
                        dependencies.stream().map(ChartObject::dependency).toList());
    }

    private static StructValue dependency(Dependency dependency) {
        return StructValue.of(DEPENDENCY)
                .add("Name", "name", GoType.STRING, dependency.name(), Writing.ALWAYS)
                .text("Version", "version", dependency.version())
                .add(
                        "Repository",
                        "repository",
                        GoType.STRING,
                        dependency.repository(),
                        Writing.ALWAYS)
                .text("Condition", "condition", dependency.condition())
                .texts("Tags", "tags", dependency.tags())
                .truth("Enabled", "enabled", dependency.enabled())
                .add(
                        "ImportValues",
                        "import-values",
                        GoType.LIST,
                        dependency.importValues(),
                        Writing.UNLESS_EMPTY)
                .text("Alias", "alias", dependency.alias())
                .build();
    }
}
