package dev.sluice.kustomize.definition;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.YamlNode;
import java.util.List;
import java.util.Optional;

/// A Helm chart to be rendered, as `helmCharts` names it.
///
/// @param valuesMerge `override`, `merge` or `replace`; empty for the usual `override`
public record HelmChart(
        String name,
        String version,
        String repository,
        String releaseName,
        String nameTemplate,
        String namespace,
        Located valuesFile,
        List<Located> additionalValuesFiles,
        Optional<Mapping> inlineValues,
        String valuesMerge,
        List<String> apiVersions,
        String kubeVersion,
        boolean includesCrds,
        boolean skipsHooks,
        boolean skipsTests,
        Position position) {

    static HelmChart read(Fields fields) {
        fields.flag("debug");
        fields.flag("devel");
        return new HelmChart(
                fields.text("name"),
                fields.text("version"),
                fields.text("repo"),
                fields.text("releaseName"),
                fields.text("nameTemplate"),
                fields.text("namespace"),
                fields.located("valuesFile"),
                fields.texts("additionalValuesFiles"),
                mapping(fields, "valuesInline"),
                fields.text("valuesMerge"),
                fields.texts("apiVersions").stream().map(Located::text).toList(),
                fields.text("kubeVersion"),
                fields.flag("includeCRDs"),
                fields.flag("skipHooks"),
                fields.flag("skipTests"),
                fields.position());
    }

    /// The chart of a plugin in a file of its own.
    public static HelmChart readPlugin(Fields fields) {
        return read(fields.embedded());
    }

    /// A chart as the former `helmChartInflationGenerator` names it.
    static HelmChart readFormer(Fields fields) {
        for (var ignored : List.of("chartRepoName", "helmBin", "releaseNamespace")) {
            fields.text(ignored);
        }
        fields.texts("extraArgs");
        return new HelmChart(
                fields.text("chartName"),
                fields.text("chartVersion"),
                fields.text("chartRepoUrl"),
                fields.text("releaseName"),
                "",
                "",
                fields.located("values"),
                List.of(),
                mapping(fields, "valuesLocal"),
                fields.text("valuesMerge"),
                List.of(),
                "",
                false,
                false,
                false,
                fields.position());
    }

    /// The same in another namespace, unless it names its own.
    public HelmChart inNamespace(String other) {
        return namespace.isEmpty()
                ? new HelmChart(
                        name,
                        version,
                        repository,
                        releaseName,
                        nameTemplate,
                        other,
                        valuesFile,
                        additionalValuesFiles,
                        inlineValues,
                        valuesMerge,
                        apiVersions,
                        kubeVersion,
                        includesCrds,
                        skipsHooks,
                        skipsTests,
                        position)
                : this;
    }

    private static Optional<Mapping> mapping(Fields fields, String name) {
        return fields.node(name).map(HelmChart::asMapping);
    }

    private static Mapping asMapping(YamlNode node) {
        return node instanceof Mapping mapping ? mapping : Mapping.empty(node.position());
    }
}
