package dev.sluice.kustomize;

import dev.sluice.kustomize.definition.HelmChart;
import dev.sluice.kustomize.definition.HelmGlobals;
import dev.sluice.kustomize.generate.Charts.Charted;
import dev.sluice.kustomize.load.Loader;
import dev.sluice.kustomize.load.ObjectReader;
import dev.sluice.kustomize.resource.Notes;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.manifest.Position;
import java.util.List;

/// Makes the objects of Helm charts, which whoever called this engine renders.
record ChartGenerator(Session session, Loader loader) {

    List<Resource> generate(HelmChart chart, HelmGlobals globals) {
        if (chart.name().isEmpty()) {
            session.problems()
                    .error("MissingName", chart.position(), "the chart has no name", "add a name");
            return List.of();
        }
        return switch (session.charts().render(chart, globals, loader)) {
            case Charted.Manifests(var text) -> objects(chart, text);
            case Charted.Refused(var problems) -> {
                session.problems().addAll(problems);
                yield List.of();
            }
        };
    }

    private List<Resource> objects(HelmChart chart, String text) {
        var reader = new ObjectReader(session.openApi(), session.problems());
        return reader
                .read(Position.startOf("chart " + chart.name()), text)
                .orElseGet(List::of)
                .stream()
                .map(object -> Resource.of(object, session.openApi()::isClusterScoped))
                .map(resource -> resource.noted(Notes::withHelm))
                .toList();
    }
}
