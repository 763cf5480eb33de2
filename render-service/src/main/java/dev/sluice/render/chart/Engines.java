package dev.sluice.render.chart;

import dev.sluice.events.ChartRelease.HelmVersion;
import dev.sluice.helm.Helm;
import dev.sluice.helm.capability.HelmMajor;

/// Both Helms. They remember the templates that they parsed, so one pair serves all renderings.
public record Engines(Helm helm3, Helm helm4) {

    public Engines() {
        this(new Helm(HelmMajor.HELM_3), new Helm(HelmMajor.HELM_4));
    }

    Helm of(HelmVersion version) {
        return switch (version) {
            case V3 -> helm3;
            case V4 -> helm4;
        };
    }

    static HelmMajor major(HelmVersion version) {
        return switch (version) {
            case V3 -> HelmMajor.HELM_3;
            case V4 -> HelmMajor.HELM_4;
        };
    }
}
