package dev.sluice.source.definition;

import dev.sluice.events.ChartRelease;
import dev.sluice.events.ChartRelease.Crds;
import dev.sluice.events.ChartRelease.HelmVersion;
import dev.sluice.events.ChartRelease.Hooks;
import dev.sluice.events.ChartRelease.Style;
import dev.sluice.events.ControlPlaneDeclaration;
import dev.sluice.events.Declaration;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.DeliveryDeclaration.Deletion;
import dev.sluice.events.DeliveryDeclaration.Policy;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Layout;
import dev.sluice.events.SourceId;
import dev.sluice.events.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Flux's HelmRelease.
final class FluxHelmRelease {

    static final String KIND = "HelmRelease";

    private final Resource resource;
    private final Fields spec;
    private final HelmActions actions;

    private FluxHelmRelease(Resource resource, Fields spec) {
        this.resource = resource;
        this.spec = spec;
        this.actions = new HelmActions(spec);
    }

    static List<Declaration> declare(Resource resource) {
        var spec = resource.spec();
        resource.top().warnOfTheRest();
        return spec.map(fields -> new FluxHelmRelease(resource, fields).declarations())
                .orElse(List.of());
    }

    private List<Declaration> declarations() {
        var every = spec.requiredDuration("interval");
        var declares = new ArrayList<Declaration>();
        var controlPlane = FluxKubeConfig.of(resource, spec);
        controlPlane.ifPresent(declares::add);
        var chart = chart(every, declares);
        var delivery = delivery(chart, controlPlane, every);
        refuseTheUnsupported();
        spec.warnOfTheRest();
        declares.add(delivery);
        return declares;
    }

    /// Where the chart lies, and what stands in for its values.
    private record Chart(
            SourceId source, String path, List<String> valuesFiles, boolean ignoreMissing) {

        static final Chart UNKNOWN =
                new Chart(new SourceId("Chart", "unknown", "unknown"), "", List.of(), false);
    }

    private Chart chart(Duration every, List<Declaration> declares) {
        var template = spec.object("chart");
        var reference = spec.object("chartRef");
        if (template.isPresent() == reference.isPresent()) {
            spec.invalid(
                    template.isPresent() ? "chartRef" : "chart",
                    template.isPresent()
                            ? "spec has both chart and chartRef"
                            : "spec names no chart",
                    "write exactly one of chart and chartRef");
        }
        return template.flatMap(fields -> fromTemplate(fields, every, declares))
                .or(() -> reference.flatMap(this::referred))
                .orElse(Chart.UNKNOWN);
    }

    private Optional<Chart> fromTemplate(
            Fields template, Duration every, List<Declaration> declares) {
        template.accept("metadata");
        var fields = template.requiredObject("spec");
        template.warnOfTheRest();
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        var interval = fields.get().duration("interval").orElse(every);
        var found = FluxChart.of(resource, fields.get());
        fields.get().warnOfTheRest();
        return found.map(
                chart -> {
                    var source = chart.isInGit() ? chart.source() : chart.sharedId(interval);
                    if (!chart.isInGit()) {
                        declares.add(chart.declaration(source, interval, false, null));
                    }
                    return new Chart(
                            source, chart.path(), chart.valuesFiles(), chart.ignoreMissingFiles());
                });
    }

    private Optional<Chart> referred(Fields reference) {
        reference.accept("apiVersion");
        var kinds = List.of(FluxOciRepository.KIND, FluxHelmChart.KIND, "ExternalArtifact");
        var kind = reference.oneOf("kind", kinds).orElse("");
        var name = resource.nameIn(reference, "name", true);
        var namespace = resource.nameIn(reference, "namespace", false).orElse(resource.namespace());
        reference.warnOfTheRest();
        if (kind.equals("ExternalArtifact")) {
            reference.refuse("kind", "put the chart into an OCIRepository or a GitRepository");
        } else if (!reference.has("kind")) {
            reference.missing("kind");
        }
        return name.filter(_ -> !kind.isEmpty())
                .map(
                        found ->
                                new Chart(
                                        new SourceId(kind, namespace, found),
                                        "",
                                        List.of(),
                                        false));
    }

    private DeliveryDeclaration delivery(
            Chart chart, Optional<ControlPlaneDeclaration> controlPlane, Duration every) {
        var metadata = spec.object("commonMetadata");
        metadata.ifPresent(
                fields -> {
                    fields.accept("labels", "annotations");
                    fields.warnOfTheRest();
                });
        var targetNamespace = resource.nameIn(spec, "targetNamespace", false);
        var namespace = targetNamespace.orElse(resource.namespace());
        return new DeliveryDeclaration(
                new DeliveryId(KIND, resource.namespace(), resource.name()),
                chart.source,
                chart.path,
                new Layout.HelmChart(release(chart, targetNamespace, namespace)),
                controlPlane
                        .<Target>map(found -> new Target.Listed(List.of(found.controlPlane())))
                        .orElseGet(Target.Local::new),
                null,
                namespace,
                actions.createNamespace(),
                metadata.map(fields -> fields.stringMap("labels")).orElse(Map.of()),
                metadata.map(fields -> fields.stringMap("annotations")).orElse(Map.of()),
                spec.flag("suspend", false),
                Dependencies.of(resource, spec, KIND),
                policy(every));
    }

    @SuppressWarnings("NullAway") // it does not see the annotation inside Map in class files
    private ChartRelease release(Chart chart, Optional<String> targetNamespace, String namespace) {
        var name =
                spec.string("releaseName")
                        .filter(given -> !given.isEmpty())
                        .orElseGet(() -> ReleaseName.of(targetNamespace, resource.name()));
        ReleaseName.check(spec, "releaseName", name);
        return new ChartRelease(
                HelmVersion.V4,
                name,
                namespace,
                new FluxValues(resource, spec).of(chart.valuesFiles, chart.ignoreMissing),
                null,
                List.of(),
                crds(),
                hooks(),
                true,
                actions.skipsSchema(),
                FluxValues.postRenderers(spec));
    }

    private Crds crds() {
        return actions.crds();
    }

    private Hooks hooks() {
        return new Hooks(
                Style.HELM,
                actions.hasHooks("install"),
                actions.hasHooks("upgrade"),
                actions.hasHooks("uninstall"));
    }

    private Policy policy(Duration every) {
        return new Policy(
                true,
                true,
                DriftDetection.heals(spec),
                actions.force(),
                actions.waits(),
                Deletion.DELETE,
                spec.duration("timeout").orElse(Policies.TIMEOUT),
                every,
                resource.nameIn(spec, "serviceAccountName", false)
                        .map(name -> resource.namespace() + "/" + name)
                        .orElse(null));
    }

    private void refuseTheUnsupported() {
        spec.ignore("storageNamespace", "there are no release records");
        spec.ignore("maxHistory", "there are no release records");
        spec.ignore("healthCheckExprs", "health is judged by the status of the objects");
        spec.accept("persistentClient", "waitStrategy");
        if (spec.string("postRenderStrategy").filter(name -> !name.equals("nohooks")).isPresent()) {
            spec.refuse("postRenderStrategy", "remove it: hooks are not changed by post-renderers");
        }
        spec.object("test")
                .ifPresent(
                        test -> {
                            test.ignore("enable", "the chart's tests are not run");
                            test.accept("filters", "ignoreFailures", "timeout");
                            test.warnOfTheRest();
                        });
        spec.ignore("rollback", "nothing is rolled back: revert the change in Git");
    }
}
