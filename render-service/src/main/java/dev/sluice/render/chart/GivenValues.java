package dev.sluice.render.chart;

import dev.sluice.events.ChartValues;
import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.values.SetFlag;
import dev.sluice.helm.values.Tables;
import dev.sluice.helm.values.ValueSources;
import dev.sluice.helm.values.ValueSources.Merging;
import dev.sluice.helm.values.ValueSources.Setting;
import dev.sluice.helm.values.ValueSources.ValuesFile;
import dev.sluice.helm.values.ValuesReader;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The values that a definition gives to a chart, each source over those before it: files,
/// references in their order, what stands in the definition, parameters
/// (`ChartValuesFromReferences` of `fluxcd/pkg/chartutil`, `helmTemplate` of Argo CD).
record GivenValues(ChartValues sources, TreeFiles files, HelmMajor helm) {

    private static final Position INLINE = new Position("spec.values", 0, 0);

    /// What stands in for the chart's own `values.yaml`; empty where that counts.
    Optional<GoMap> instead() {
        var found = new ArrayList<ValuesFile>();
        sources.chartFiles().forEach(path -> add(path, found));
        return found.isEmpty() ? Optional.empty() : Optional.of(over(new GoMap(), found));
    }

    GoMap of(List<ReferencedValue> references) {
        var found = new ArrayList<ValuesFile>();
        sources.files().forEach(path -> add(path, found));
        var values = over(new GoMap(), found);
        for (var reference : references) {
            values = over(values, reference);
        }
        if (YamlNode.of(sources.inline(), INLINE) instanceof Mapping inline) {
            values = Tables.merged(values, ValuesReader.table(inline));
        }
        return set(values, settings());
    }

    private void add(String path, List<ValuesFile> found) {
        var text =
                sources.ignoreMissingFiles() ? files.find(path) : Optional.of(files.demand(path));
        text.ifPresent(content -> found.add(new ValuesFile(path, content)));
    }

    private GoMap over(GoMap values, List<ValuesFile> more) {
        return merged(values, new ValueSources(more, List.of()));
    }

    private GoMap over(GoMap values, ReferencedValue value) {
        var path = value.reference().targetPath();
        return path == null
                ? over(values, List.of(new ValuesFile(value.name(), value.text())))
                : set(values, List.of(setting(path, value)));
    }

    /// A value in quotes stays text.
    private static Setting setting(String path, ReferencedValue value) {
        var text = value.text();
        if (value.reference().literal()) {
            return new Setting(SetFlag.LITERAL, path + "=" + text);
        }
        boolean isQuoted =
                (text.startsWith("'") && text.endsWith("'"))
                        || (text.startsWith("\"") && text.endsWith("\""));
        return isQuoted
                ? new Setting(SetFlag.STRING, path + "=" + text.replaceAll("^['\"]+|['\"]+$", ""))
                : new Setting(SetFlag.TYPED, path + "=" + text);
    }

    private List<Setting> settings() {
        var settings = new ArrayList<Setting>();
        for (var parameter : sources.parameters()) {
            settings.add(
                    new Setting(
                            parameter.forceString() ? SetFlag.STRING : SetFlag.TYPED,
                            parameter.name() + "=" + parameter.value()));
        }
        for (var parameter : sources.fileParameters()) {
            settings.add(new Setting(SetFlag.FILE, parameter.name() + "=" + parameter.path()));
        }
        return settings;
    }

    private GoMap set(GoMap values, List<Setting> settings) {
        return settings.isEmpty() ? values : merged(values, new ValueSources(List.of(), settings));
    }

    private GoMap merged(GoMap under, ValueSources more) {
        return switch (more.merged(under, helm, files::demand)) {
            case Merging.Merged(var values) -> values;
            case Merging.Refused(var problems) -> throw new ChartFailure(inWords(problems));
        };
    }

    /// The flags of Helm's command line mean nothing to those who wrote a definition.
    private static List<Problem> inWords(List<Problem> problems) {
        return problems.stream()
                .map(
                        problem ->
                                problem.reason().equals("InvalidSetting")
                                        ? Problem.error(
                                                problem.reason(),
                                                problem.position(),
                                                problem.message()
                                                        .replaceFirst(
                                                                "^failed parsing --set\\S* data",
                                                                "a value cannot be set"),
                                                "correct the name of the parameter or its"
                                                        + " targetPath")
                                        : problem)
                .toList();
    }
}
