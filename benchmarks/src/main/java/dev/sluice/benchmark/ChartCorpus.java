package dev.sluice.benchmark;

import dev.sluice.helm.Helm;
import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.chart.Chart;
import dev.sluice.helm.chart.Charts;
import dev.sluice.helm.chart.Loading;
import dev.sluice.helm.encoding.JsonReader;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.values.ValueSources;
import dev.sluice.helm.values.ValueSources.ValuesFile;
import dev.sluice.manifest.tree.MapSourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Public charts with the values that their own tests use: a folder `charts` with the charts, and
/// folders in `cases`, each with a `meta.json` that names a chart and values files.
final class ChartCorpus {

    private static final String PUBLIC = "chart__";

    private final Path folder;
    private final HelmMajor major;
    private final Map<Path, Optional<Chart>> charts = new HashMap<>();

    ChartCorpus(Path folder, HelmMajor major) {
        this.folder = folder;
        this.major = major;
    }

    /// The calls that render, and are made without single settings.
    List<ChartCall> calls() {
        var helm = new Helm(major);
        try (var cases = Files.list(folder.resolve("cases"))) {
            return cases.filter(path -> path.getFileName().toString().startsWith(PUBLIC))
                    .sorted()
                    .flatMap(path -> call(path).stream())
                    .filter(call -> call.rendered(helm, major).isPresent())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("listing " + folder, e);
        }
    }

    /// One call by the name of its folder.
    ChartCall call(String name) {
        return call(folder.resolve("cases").resolve(PUBLIC + name))
                .orElseThrow(() -> new IllegalArgumentException("no call is named " + name));
    }

    private Optional<ChartCall> call(Path path) {
        var meta =
                (GoMap)
                        Objects.requireNonNull(
                                JsonReader.read(text(path.resolve("meta.json"))).value());
        if (!texts(meta, "sets").isEmpty() || !(meta.get("chart") instanceof String where)) {
            return Optional.empty();
        }
        var files = texts(meta, "values").stream().map(path::resolve).toList();
        var texts = files.stream().map(file -> new ValuesFile(file.toString(), text(file)));
        var values = new ValueSources(texts.toList(), List.of());
        var name = path.getFileName().toString().substring(PUBLIC.length());
        var chart = folder.resolve(where);
        return charts.computeIfAbsent(chart, this::chart)
                .map(loaded -> new ChartCall(name, chart, loaded, files, values));
    }

    private static List<String> texts(GoMap meta, String field) {
        return meta.get(field) instanceof GoList list
                ? list.items().stream().map(String::valueOf).toList()
                : List.of();
    }

    private Optional<Chart> chart(Path path) {
        return Files.isDirectory(path)
                        && Charts.load(tree(path), TreePath.ROOT, major)
                                instanceof Loading.Loaded(var chart, _)
                ? Optional.of(chart)
                : Optional.empty();
    }

    private static MapSourceTree tree(Path chart) {
        var tree = MapSourceTree.builder();
        try (var files = Files.walk(chart)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                tree.file(chart.relativize(file).toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + chart, e);
        }
        return tree.build();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }
}
