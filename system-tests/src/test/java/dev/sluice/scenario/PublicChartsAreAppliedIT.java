package dev.sluice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.stack.ChartArchive;
import dev.sluice.stack.ChartHost;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Large charts of others, applied whole. Nothing runs their workloads here.
@Tag("conformance")
class PublicChartsAreAppliedIT {

    private static final List<String> CHARTS =
            List.of(
                    "argo-helm--argo-cd",
                    "bitnami--wordpress",
                    "consul-k8s--consul",
                    "kyverno--kyverno",
                    "longhorn--longhorn");

    private final Fleet fleet = Fleet.shared();

    @Test
    void fiveLargeChartsAreAppliedWhole() {
        try (var host = ChartHost.start()) {
            var charts = CHARTS.stream().map(PublicCharts::of).toList();
            charts.forEach(host::publish);
            // It stays: a directory that is suddenly empty removes nothing.
            fleet.define("public-charts.yaml", repository(host));
            charts.forEach(chart -> fleet.define(file(chart), release(chart)));

            charts.forEach(chart -> fleet.awaitReady("HelmRelease", chart.name()));

            assertThat(
                            fleet.exists(
                                    "local",
                                    "deployment",
                                    "public-argo-cd",
                                    "argo-cd-argocd-server"))
                    .isTrue();
            assertThat(
                            fleet.exists(
                                    "local",
                                    "statefulset",
                                    "public-wordpress",
                                    "wordpress-mariadb"))
                    .isTrue();
            assertThat(fleet.exists("local", "crd", "", "meshes.consul.hashicorp.com")).isTrue();
            charts.forEach(chart -> fleet.undefine(file(chart)));
            Fleet.eventually("the workloads are gone")
                    .until(
                            () ->
                                    !fleet.exists(
                                            "local",
                                            "deployment",
                                            "public-argo-cd",
                                            "argo-cd-argocd-server"));
        }
    }

    private static String file(ChartArchive chart) {
        return "public-" + chart.name() + ".yaml";
    }

    private static String repository(ChartHost host) {
        return """
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: HelmRepository
        metadata: {name: public, namespace: stories}
        spec: {interval: 10m, url: "%s"}
        """
                .formatted(host.repositoryUrl());
    }

    private static String release(ChartArchive chart) {
        return """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: %1$s, namespace: stories}
        spec:
          interval: 10m
          releaseName: %1$s
          targetNamespace: public-%1$s
          chart:
            spec:
              chart: %1$s
              version: "%2$s"
              sourceRef: {kind: HelmRepository, name: public}
          install: {createNamespace: true, disableWait: true, disableHooks: true}
          upgrade: {disableHooks: true}
          uninstall: {disableHooks: true}
        """
                .formatted(chart.name(), chart.version());
    }
}
