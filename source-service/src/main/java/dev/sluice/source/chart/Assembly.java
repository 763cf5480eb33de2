package dev.sluice.source.chart;

import dev.sluice.events.Problem;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.manifest.tree.TreePath;
import dev.sluice.source.chart.ChartMirror.Packed;
import dev.sluice.source.chart.RemoteCharts.Look;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What there is of all that the charts of one commit ask for.
final class Assembly {

    private final SourceDeclaration source;
    private final ChartFolders folders;
    private final RemoteCharts remote;
    private final Set<Order> orders = new LinkedHashSet<>();
    private final TreeMap<TreePath, List<Packed>> packed = new TreeMap<>();
    private final Set<String> awaited = new TreeSet<>();
    private final Map<String, List<Problem>> problems = new TreeMap<>();

    Assembly(SourceDeclaration source, ChartFolders folders, RemoteCharts remote) {
        this.source = source;
        this.folders = folders;
        this.remote = remote;
    }

    /// @param chart the folder as deliveries name it
    /// @param path the folder without links
    void add(String chart, TreePath path, Requirements requirements) throws IOException {
        requirements.problems().forEach(problem -> blame(chart, problem));
        var found = new ArrayList<Packed>();
        for (var requirement : requirements.missing()) {
            var order = new Order(source, folders.wanted(source, requirement));
            orders.add(order);
            switch (remote.look(order)) {
                case Look.Here(var here, var trouble) -> {
                    found.add(here);
                    if (trouble != null) {
                        blame(chart, requirement.stale(trouble));
                    }
                }
                case Look.Awaited _ -> awaited.add(chart);
                case Look.Missing(var problem) -> blame(chart, requirement.missing(problem));
            }
        }
        if (!found.isEmpty()) {
            packed.put(path, List.copyOf(found));
        }
    }

    private void blame(String chart, Problem problem) {
        problems.computeIfAbsent(chart, _ -> new ArrayList<>()).add(problem);
    }

    boolean isEmpty() {
        return packed.isEmpty() && awaited.isEmpty() && problems.isEmpty();
    }

    Set<Order> orders() {
        return orders;
    }

    SequencedMap<TreePath, List<Packed>> packed() {
        return packed;
    }

    Set<String> awaited() {
        return awaited;
    }

    Map<String, List<Problem>> problems() {
        return problems;
    }
}
