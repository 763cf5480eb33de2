package dev.sluice.helm.release;

import dev.sluice.helm.chart.Chart;
import dev.sluice.helm.chart.Metadata;
import dev.sluice.helm.packaging.ChartFile;
import dev.sluice.helm.value.GoMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A chart in its place in a release. Working out dependencies changes it, so each rendering makes
/// its own from the loaded [Chart].
public final class ReleaseChart {

    private final Chart source;
    private String name;
    private GoMap values;
    private Entries entries;
    private @Nullable ReleaseChart parent;
    private List<ReleaseChart> dependencies = new ArrayList<>();

    /// What a chart declares: in Helm, copies of a chart that lies in an alias share it.
    private static final class Entries {
        private @Nullable List<DependencyEntry> list;

        Entries(@Nullable List<DependencyEntry> list) {
            this.list = list;
        }
    }

    private ReleaseChart(Chart source, Entries entries) {
        this.source = source;
        this.entries = entries;
        this.name = source.name();
        this.values = source.values();
    }

    static ReleaseChart of(Chart source) {
        var declared = source.metadata().dependencies();
        var entries =
                declared == null
                        ? null
                        : new ArrayList<>(declared.stream().map(DependencyEntry::new).toList());
        var chart = new ReleaseChart(source, new Entries(entries));
        source.dependencies().forEach(inner -> chart.adopt(of(inner)));
        return chart;
    }

    /// Another chart with the same inner ones and the same entries, which is how Helm 3 makes
    /// an alias: the inner ones end up in the last alias made.
    ReleaseChart sharingAll() {
        return copy(new Entries(entries.list));
    }

    private ReleaseChart copy(Entries declared) {
        var copy = new ReleaseChart(source, declared);
        copy.name = name;
        copy.values = values;
        copy.parent = parent;
        copy.dependencies = dependencies;
        return copy;
    }

    /// Another chart with inner ones and entries of its own, which is how Helm 4 makes an alias;
    /// what the inner ones declare stays one thing.
    ReleaseChart withInnerCopies() {
        var known = entries.list;
        var copy =
                copy(
                        new Entries(
                                known == null
                                        ? null
                                        : new ArrayList<>(
                                                known.stream()
                                                        .map(DependencyEntry::copy)
                                                        .toList())));
        copy.dependencies = new ArrayList<>();
        dependencies.forEach(inner -> copy.adopt(inner.copy(inner.entries)));
        return copy;
    }

    private void adopt(ReleaseChart inner) {
        inner.parent = this;
        dependencies.add(inner);
    }

    public String name() {
        return name;
    }

    /// What its `Chart.yaml` says, with the name it has here and the dependencies that take part.
    public Metadata metadata() {
        var known = entries.list;
        return source.metadata()
                .named(name)
                .depending(
                        known == null ? null : known.stream().map(DependencyEntry::get).toList());
    }

    public boolean isRoot() {
        return parent == null;
    }

    public boolean isLibrary() {
        return source.metadata().isLibrary();
    }

    /// The path of the chart in the root chart's folder: `root/charts/inner`.
    public String fullPath() {
        return parent == null ? name : parent.fullPath() + "/charts/" + name;
    }

    public List<ReleaseChart> dependencies() {
        return Collections.unmodifiableList(dependencies);
    }

    public List<ChartFile> templates() {
        return source.templates();
    }

    public List<ChartFile> files() {
        return source.files();
    }

    /// Its `values.schema.json`, null if there is none.
    public @Nullable ChartFile schema() {
        return source.schema();
    }

    String version() {
        return source.metadata().version();
    }

    /// Its own defaults, not to be changed.
    GoMap values() {
        return values;
    }

    @Nullable List<DependencyEntry> entries() {
        return entries.list;
    }

    void rename(String alias) {
        name = alias;
    }

    void replaceValues(GoMap changed) {
        values = changed;
    }

    void replaceEntries(@Nullable List<DependencyEntry> kept) {
        entries.list = kept;
    }

    void replaceDependencies(List<ReleaseChart> kept) {
        dependencies = new ArrayList<>();
        kept.forEach(this::adopt);
    }
}
