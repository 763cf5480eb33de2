package dev.sluice.render.chart;

import dev.sluice.events.ChartRelease;
import dev.sluice.events.ChartRelease.Style;
import dev.sluice.helm.capability.ApiVersions;
import dev.sluice.helm.capability.Capabilities;
import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.capability.Inquiry;
import dev.sluice.helm.capability.KubeVersion;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Problem;
import java.util.List;
import java.util.Optional;

/// What a chart may know of its control plane: the facts, but for what the definition says instead.
/// Only what was taken from the facts is a question to them.
record Capability(ChartRelease release, Optional<Facts> facts, Questions questions) {

    Capabilities capabilities() {
        return new Capabilities(kubeVersion(), apiVersions(), inquiry());
    }

    private KubeVersion kubeVersion() {
        var written = release.kubeVersion();
        if (written != null) {
            return KubeVersion.parse(written, major())
                    .orElseThrow(
                            () ->
                                    new ChartFailure(
                                            Problem.error(
                                                    "InvalidKubeVersion",
                                                    new Position("kubeVersion", 0, 0),
                                                    "%s is no version of Kubernetes"
                                                            .formatted(written),
                                                    "write it as 1.34.0")));
        }
        return facts.flatMap(known -> KubeVersion.parse(known.version(), major()))
                .map(this::asServed)
                .orElse(KubeVersion.DEFAULT);
    }

    /// Helm asks charts' ranges for the whole version of a control plane; of a version that it is
    /// told, as Argo CD tells it, it takes the numbers.
    private KubeVersion asServed(KubeVersion parsed) {
        return switch (release.hooks().style()) {
            case HELM -> {
                var version = facts.map(Facts::version).orElse(parsed.version());
                yield new KubeVersion(version, version, parsed.major(), parsed.minor());
            }
            case ARGO_CD -> parsed;
        };
    }

    /// Argo CD adds those of the control plane to those that Helm knows of.
    private ApiVersions apiVersions() {
        var known =
                release.apiVersions().isEmpty()
                        ? facts.map(Facts::apiVersions).orElse(List.of())
                        : release.apiVersions();
        if (known.isEmpty() || release.hooks().style() == Style.ARGO_CD) {
            return ApiVersions.DEFAULT.and(known);
        }
        return new ApiVersions(known);
    }

    private Inquiry inquiry() {
        return new Inquiry() {
            @Override
            public void kubeVersion() {
                if (release.kubeVersion() == null) {
                    questions.kubeVersion();
                }
            }

            @Override
            public void apiVersion(String version) {
                if (isOpen(version)) {
                    questions.apiVersion(version);
                }
            }

            @Override
            public void apiVersions() {
                if (release.apiVersions().isEmpty()) {
                    questions.apiVersions();
                }
            }
        };
    }

    /// Whether the control plane itself decides.
    private boolean isOpen(String version) {
        return release.apiVersions().isEmpty()
                && !(release.hooks().style() == Style.ARGO_CD && ApiVersions.DEFAULT.has(version));
    }

    private HelmMajor major() {
        return Engines.major(release.helm());
    }
}
