package dev.sluice.helm.release;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.capability.VersionCheck;
import dev.sluice.helm.chart.Dependency;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.values.Tables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Decides which dependencies take part, by tags and then by conditions, and gives them their
/// aliases (`processDependencyEnabled` in `pkg/chartutil/dependencies.go`).
final class EnabledDependencies {

    private final HelmMajor helm;
    private final Coalescing coalescing;
    private final Consumer<String> warnings;

    EnabledDependencies(HelmMajor helm, Coalescing coalescing, Consumer<String> warnings) {
        this.helm = helm;
        this.coalescing = coalescing;
        this.warnings = warnings;
    }

    /// @param given the values of the charts around it, or of the user
    /// @param path where the chart's own section stands in the root's values
    void decide(ReleaseChart chart, GoMap given, String path) {
        var entries = chart.entries();
        if (entries == null) {
            return;
        }
        chart.replaceDependencies(named(chart, entries));
        entries.forEach(entry -> entry.set(entry.get().enabled(true)));
        var values = coalescing.coalesced(chart, given);
        entries.forEach(entry -> entry.set(byTags(entry.get(), values)));
        entries.forEach(entry -> entry.set(byConditions(entry.get(), values, path)));

        var off = new HashSet<String>();
        entries.stream()
                .map(DependencyEntry::get)
                .filter(dependency -> !dependency.enabled())
                .forEach(dependency -> off.add(dependency.name()));
        var kept = chart.dependencies().stream().filter(c -> !off.contains(c.name())).toList();
        var keptEntries = entries.stream().filter(e -> !off.contains(e.get().name())).toList();
        kept.forEach(inner -> decide(inner, values, path + inner.name() + "."));
        chart.replaceEntries(keptEntries.isEmpty() ? null : new ArrayList<>(keptEntries));
        chart.replaceDependencies(kept);
    }

    /// The charts that no entry speaks of, then one for each entry, under its alias.
    private List<ReleaseChart> named(ReleaseChart chart, List<DependencyEntry> entries) {
        var charts = new ArrayList<ReleaseChart>();
        for (var existing : chart.dependencies()) {
            if (entries.stream().noneMatch(entry -> isMeant(existing, entry.get()))) {
                charts.add(existing);
            }
        }
        for (var entry : entries) {
            var dependency = entry.get();
            chart.dependencies().stream()
                    .filter(existing -> isMeant(existing, dependency))
                    .findFirst()
                    .ifPresent(existing -> charts.add(copy(existing, dependency)));
            entry.set(dependency.named(dependency.nameOrAlias()));
        }
        return charts;
    }

    private static boolean isMeant(ReleaseChart chart, Dependency dependency) {
        return chart.name().equals(dependency.name())
                && VersionCheck.isCompatible(dependency.version(), chart.version());
    }

    private ReleaseChart copy(ReleaseChart chart, Dependency dependency) {
        var copy =
                switch (helm) {
                    case HELM_3 -> chart.sharingAll();
                    case HELM_4 -> chart.withInnerCopies();
                };
        if (!dependency.alias().isEmpty()) {
            copy.rename(dependency.alias());
        }
        return copy;
    }

    /// One tag that is true turns on, else one that is false turns off.
    private Dependency byTags(Dependency dependency, GoMap values) {
        var wanted = dependency.tags();
        if (wanted == null || !(values.get("tags") instanceof GoMap tags)) {
            return dependency;
        }
        var isOn = false;
        var isOff = false;
        for (var tag : wanted) {
            if (tags.get(tag) instanceof Boolean truth) {
                isOn |= truth;
                isOff |= !truth;
            } else if (tags.has(tag)) {
                warnings.accept(
                        "Tag '%s' for chart %s returned non-bool value"
                                .formatted(tag, dependency.name()));
            }
        }
        return dependency.enabled(isOn || !isOff);
    }

    /// The first path that holds a boolean decides.
    private Dependency byConditions(Dependency dependency, GoMap values, String path) {
        for (var condition : dependency.condition().strip().split(",", -1)) {
            if (condition.isEmpty()) {
                continue;
            }
            var table = holder(values, path + condition);
            var key = condition.substring(condition.lastIndexOf('.') + 1);
            if (table == null || !table.has(key) || table.get(key) instanceof GoMap) {
                continue;
            }
            if (table.get(key) instanceof Boolean truth) {
                return dependency.enabled(truth);
            }
            warnings.accept(
                    "Condition path '%s' for chart %s returned non-bool value"
                            .formatted(condition, dependency.name()));
        }
        return dependency;
    }

    /// The table in which the last name of a path would stand.
    private static @Nullable GoMap holder(GoMap values, String path) {
        var dot = path.lastIndexOf('.');
        return dot < 0 ? values : Tables.table(values, path.substring(0, dot));
    }
}
