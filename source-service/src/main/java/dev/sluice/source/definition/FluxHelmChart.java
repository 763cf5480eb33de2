package dev.sluice.source.definition;

import dev.sluice.events.Declaration;
import dev.sluice.events.SourceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Flux's HelmChart.
final class FluxHelmChart {

    static final String KIND = "HelmChart";

    private final Resource resource;

    FluxHelmChart(Resource resource) {
        this.resource = resource;
    }

    List<Declaration> declare() {
        var spec = resource.spec();
        resource.top().warnOfTheRest();
        return spec.map(this::declarations).orElse(List.of());
    }

    private List<Declaration> declarations(Fields spec) {
        var interval = spec.requiredDuration("interval");
        boolean suspended = spec.flag("suspend", false);
        spec.ignore("accessFrom", "references across namespaces are allowed; remove it");
        Optional<FluxChart> chart = FluxChart.of(resource, spec);
        spec.warnOfTheRest();
        return chart.map(found -> declarations(found, interval, suspended)).orElse(List.of());
    }

    private List<Declaration> declarations(FluxChart chart, Duration interval, boolean suspended) {
        var id = new SourceId(KIND, resource.namespace(), resource.name());
        return List.of(chart.declaration(id, interval, suspended, chart.inside()));
    }
}
