package dev.sluice.helm.chart;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.packaging.ChartArchive;
import dev.sluice.helm.packaging.ChartFile;
import dev.sluice.helm.packaging.ChartRefusal;
import dev.sluice.helm.packaging.SizeBudget;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.values.ValuesReader;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Makes a chart of its files, and of those in `charts/` its subcharts
/// (`pkg/chart/loader/load.go`).
final class ChartReader {

    private static final int DEEPEST = 30;
    private static final String CHARTS = "charts/";
    private static final Set<String> KNOWN_VERSIONS = Set.of("v1", "v2", "v3");

    private final HelmMajor helm;
    private final SizeBudget budget;
    private final List<Problem> warnings = new ArrayList<>();
    private int depth;

    ChartReader(HelmMajor helm, SizeBudget budget) {
        this.helm = helm;
        this.budget = budget;
    }

    List<Problem> warnings() {
        return warnings;
    }

    /// @param where the path of the chart in the root chart, empty or with a slash at its end
    Chart read(String where, List<ChartFile> files) {
        var raw = metadata(where, files);
        var values = values(where, files);
        var metadata = new MetadataRules(Position.startOf(where + "Chart.yaml")).checked(raw);
        var templates = new ArrayList<ChartFile>();
        var others = new ArrayList<ChartFile>();
        var subcharts = new LinkedHashMap<String, List<ChartFile>>();
        for (var file : files) {
            var name = file.name();
            if (name.startsWith("templates/")) {
                templates.add(file);
            } else if (name.startsWith(CHARTS) && !name.endsWith(".prov")) {
                var below = name.substring(CHARTS.length());
                subcharts
                        .computeIfAbsent(below.split("/", 2)[0], _ -> new ArrayList<>())
                        .add(file.named(below));
            } else if (isKept(name, metadata)) {
                others.add(file);
            }
        }
        return new Chart(
                metadata,
                values,
                find(files, "values.schema.json").orElse(null),
                templates,
                others,
                subcharts(where, metadata.name(), subcharts));
    }

    /// Whether a file is there for `.Files`; old lists of dependencies are only in old charts.
    private static boolean isKept(String name, Metadata metadata) {
        return switch (name) {
            case "Chart.yaml", "Chart.lock", "values.yaml", "values.schema.json" -> false;
            case "requirements.yaml", "requirements.lock" ->
                    metadata.apiVersion().equals(Metadata.V1);
            default -> true;
        };
    }

    private Metadata metadata(String where, List<ChartFile> files) {
        var chartFile = find(files, "Chart.yaml");
        var requirements = find(files, "requirements.yaml");
        var start = Position.startOf(where + "Chart.yaml");
        if (chartFile.isEmpty() && requirements.isEmpty()) {
            throw ChartRefusal.invalid(
                    start, "Chart.yaml file is missing", "name the folder in which it lies");
        }
        var mapping =
                chartFile.map(file -> mapping(where, file)).orElseGet(() -> Mapping.empty(start));
        var metadata = MetadataReader.metadata("Chart.yaml", mapping, helm);
        if (where.isEmpty()) {
            checkVersion(metadata);
        }
        LockFile.check(where, files, helm);
        if (requirements.isPresent()) {
            var more = mapping(where, requirements.get());
            MetadataReader.metadata("requirements.yaml", more, helm);
            warnOfRequirements(where, metadata);
            metadata =
                    MetadataReader.metadata(
                            "requirements.yaml",
                            (Mapping) MetadataReader.filledOn(mapping, more),
                            helm);
        }
        return metadata;
    }

    private Mapping mapping(String where, ChartFile file) {
        return MetadataReader.mapping(where, file, helm, MetadataReader.METADATA);
    }

    /// Helm 4 looks at the version of the format before it reads anything else.
    private void checkVersion(Metadata metadata) {
        if (helm == HelmMajor.HELM_4 && !KNOWN_VERSIONS.contains(metadata.apiVersion())) {
            throw ChartRefusal.invalid(
                    Position.startOf("Chart.yaml"),
                    "unsupported chart version",
                    "write apiVersion: v2");
        }
    }

    private void warnOfRequirements(String where, Metadata metadata) {
        if (!metadata.apiVersion().equals(Metadata.V1)) {
            warnings.add(
                    Problem.warning(
                            "OldRequirements",
                            Position.startOf(where + "requirements.yaml"),
                            "Dependencies are handled in Chart.yaml since apiVersion \"v2\"",
                            "move them to Chart.yaml"));
        }
    }

    private GoMap values(String where, List<ChartFile> files) {
        var file = find(files, "values.yaml");
        if (file.isEmpty()) {
            return new GoMap();
        }
        return switch (ValuesReader.read(where + "values.yaml", file.get().text(), helm)) {
            case ValuesReader.Reading.Values(var values) -> values;
            case ValuesReader.Reading.Unreadable(var problems) ->
                    throw new ChartRefusal(problems).said("cannot load values.yaml: ");
        };
    }

    private List<Chart> subcharts(
            String where, String parent, SequencedMap<String, List<ChartFile>> packages) {
        if (++depth > DEEPEST) {
            throw ChartRefusal.unreadable(
                    "charts are nested more than %d levels deep".formatted(DEEPEST),
                    "look for an archive that holds itself");
        }
        var charts = new ArrayList<Chart>();
        packages.forEach(
                (name, files) -> {
                    if (!name.startsWith("_") && !name.startsWith(".")) {
                        charts.add(subchart(where, parent, name, files));
                    }
                });
        depth--;
        return charts;
    }

    private Chart subchart(String where, String parent, String name, List<ChartFile> files) {
        var isPacked = name.endsWith(".tgz");
        if (isPacked && !files.getFirst().name().equals(name)) {
            throw ChartRefusal.unreadable(
                    "error unpacking subchart tar in %s: expected %s, got %s"
                            .formatted(parent, name, files.getFirst().name()),
                    "give the folder a name without .tgz");
        }
        try {
            return read(
                    where + CHARTS + name + "/",
                    isPacked ? unpacked(files.getFirst()) : below(files));
        } catch (ChartRefusal refusal) {
            throw refusal.said("error unpacking subchart %s in %s: ".formatted(name, parent));
        }
    }

    private List<ChartFile> unpacked(ChartFile archive) {
        return ChartArchive.read(archive.bytes().toArray(), budget);
    }

    private static List<ChartFile> below(List<ChartFile> files) {
        return files.stream()
                .filter(file -> file.name().contains("/"))
                .map(file -> file.named(file.name().split("/", 2)[1]))
                .toList();
    }

    private static Optional<ChartFile> find(List<ChartFile> files, String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }
}
