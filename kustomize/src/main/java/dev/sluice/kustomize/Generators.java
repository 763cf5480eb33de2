package dev.sluice.kustomize;

import dev.sluice.kustomize.definition.Kustomization;
import dev.sluice.kustomize.generate.Absorption;
import dev.sluice.kustomize.generate.Generator;
import dev.sluice.kustomize.load.Loader;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
import java.util.List;
import java.util.Optional;

/// Adds what one kustomization generates to the objects of its layer.
final class Generators {

    private final Session session;
    private final Loader loader;
    private final Provenance provenance;
    private final Generator generator;
    private Resources resources;

    Generators(Session session, Loader loader, Provenance provenance, Resources resources) {
        this.session = session;
        this.loader = loader;
        this.provenance = provenance;
        this.generator =
                new Generator(loader, session.openApi()::isClusterScoped, session.problems());
        this.resources = resources;
    }

    Resources resources() {
        return resources;
    }

    void run(Kustomization.Generation generation, String helmNamespace) {
        var charts = new ChartGenerator(session, loader);
        for (var definition : generation.configMaps()) {
            absorb(generator.configMap(definition).stream().toList(), "ConfigMapGenerator");
        }
        for (var definition : generation.secrets()) {
            absorb(generator.secret(definition).stream().toList(), "SecretGenerator");
        }
        for (var chart : generation.charts()) {
            absorb(
                    charts.generate(chart.inNamespace(helmNamespace), generation.helm()),
                    "HelmChartInflationGenerator");
        }
    }

    private void absorb(List<Resource> generated, String kind) {
        absorb(generated, provenance.by(kind));
    }

    /// Adds generated objects, noting where they come from unless they say so themselves.
    void absorb(List<Resource> generated, Optional<String> origin) {
        for (var resource : generated) {
            var noted =
                    origin.isPresent() && resource.notes().origin().isEmpty()
                            ? resource.noted(notes -> notes.withOrigin(origin.get()))
                            : resource;
            resources = Absorption.absorb(resources, noted, session.problems());
        }
    }
}
