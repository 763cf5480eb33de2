package dev.sluice.source.definition;

import dev.sluice.events.Declaration;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.DeliveryDeclaration.Deletion;
import dev.sluice.events.DeliveryDeclaration.Policy;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.SourceId;
import dev.sluice.events.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Flux's Kustomization.
final class FluxKustomization {

    private final Resource resource;

    FluxKustomization(Resource resource) {
        this.resource = resource;
    }

    List<Declaration> declare() {
        var spec = resource.spec();
        resource.top().warnOfTheRest();
        return spec.map(this::declarations).orElse(List.of());
    }

    private List<Declaration> declarations(Fields spec) {
        var declares = new ArrayList<Declaration>();
        var controlPlane = FluxKubeConfig.of(resource, spec);
        controlPlane.ifPresent(declares::add);
        Target target =
                controlPlane
                        .<Target>map(found -> new Target.Listed(List.of(found.controlPlane())))
                        .orElseGet(Target.Local::new);
        var metadata = spec.object("commonMetadata");
        metadata.ifPresent(
                fields -> {
                    fields.accept("labels", "annotations");
                    fields.warnOfTheRest();
                });
        var source = source(spec);
        var delivery =
                new DeliveryDeclaration(
                        new DeliveryId("Kustomization", resource.namespace(), resource.name()),
                        source.orElse(new SourceId("GitRepository", "unknown", "unknown")),
                        DirectoryPath.of(spec),
                        new FluxChanges(resource, spec).layout(),
                        target,
                        resource.nameIn(spec, "targetNamespace", false).orElse(null),
                        null,
                        false,
                        metadata.map(fields -> fields.stringMap("labels")).orElse(Map.of()),
                        metadata.map(fields -> fields.stringMap("annotations")).orElse(Map.of()),
                        spec.flag("suspend", false),
                        Dependencies.of(resource, spec, "Kustomization"),
                        policy(spec));
        refuseTheUnsupported(spec);
        spec.warnOfTheRest();
        declares.add(delivery);
        return declares;
    }

    private Optional<SourceId> source(Fields spec) {
        return spec.requiredObject("sourceRef")
                .map(fields -> fields.accept("apiVersion"))
                .flatMap(fields -> SourceReference.of(resource, fields));
    }

    private Policy policy(Fields spec) {
        var every = spec.requiredDuration("interval");
        if (!spec.has("prune")) {
            resource.findings()
                    .warning(
                            spec.position(),
                            "MissingField",
                            "spec.prune is missing and taken as false: objects that leave the"
                                    + " repository stay",
                            "write prune: true or prune: false");
        }
        var prune = spec.flag("prune", false);
        return new Policy(
                prune,
                false,
                true,
                spec.flag("force", false),
                spec.flag("wait", false),
                deletion(spec, prune),
                spec.duration("timeout").orElse(Policies.timeoutFor(every)),
                spec.duration("retryInterval").orElse(every),
                resource.nameIn(spec, "serviceAccountName", false)
                        .map(name -> resource.namespace() + "/" + name)
                        .orElse(null),
                HealthChecks.of(spec));
    }

    private static Deletion deletion(Fields spec, boolean prune) {
        var words = List.of("MirrorPrune", "Delete", "WaitForTermination", "Orphan");
        return switch (spec.oneOf("deletionPolicy", words).orElse("MirrorPrune")) {
            case "Orphan" -> Deletion.ORPHAN;
            case "MirrorPrune" -> prune ? Deletion.DELETE : Deletion.ORPHAN;
            default -> Deletion.DELETE;
        };
    }

    private void refuseTheUnsupported(Fields spec) {
        spec.refuse("decryption", "keep encrypted files out of the path");
        spec.refuse("ignore", "remove it, or take the fields out of the manifests");
        spec.refuse(
                "healthCheckExprs",
                "leave it out: health is told from the objects' conditions, as kstatus does");
        spec.ignore("validation", "the API server validates every object");
    }
}
