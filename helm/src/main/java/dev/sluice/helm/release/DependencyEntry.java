package dev.sluice.helm.release;

import dev.sluice.helm.chart.Dependency;

/// One entry of a chart's list of dependencies while it is worked out. Helm 3 shares it between the
/// aliases of a chart.
final class DependencyEntry {

    private Dependency dependency;

    DependencyEntry(Dependency dependency) {
        this.dependency = dependency;
    }

    Dependency get() {
        return dependency;
    }

    void set(Dependency changed) {
        dependency = changed;
    }

    DependencyEntry copy() {
        return new DependencyEntry(dependency);
    }
}
