package dev.sluice.source.definition;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Declaration;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.DeliveryDeclaration.Deletion;
import dev.sluice.events.DeliveryDeclaration.Policy;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Layout;
import dev.sluice.events.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sluice's own Delivery.
final class SluiceDelivery {

    private static final Duration RETRY = Duration.ofMinutes(1);
    private static final List<String> TARGETS =
            List.of("controlPlane", "controlPlanes", "controlPlaneSelector");

    private final Resource resource;

    SluiceDelivery(Resource resource) {
        this.resource = resource;
    }

    List<Declaration> declare() {
        var spec = resource.spec();
        resource.top().warnOfTheRest();
        return spec.flatMap(this::delivery).map(List::<Declaration>of).orElse(List.of());
    }

    private Optional<DeliveryDeclaration> delivery(Fields spec) {
        var source =
                spec.requiredObject("sourceRef")
                        .flatMap(fields -> SourceReference.of(resource, fields));
        var target = target(spec);
        var metadata = spec.object("commonMetadata");
        metadata.ifPresent(
                fields -> {
                    fields.accept("labels", "annotations");
                    fields.warnOfTheRest();
                });
        var targetNamespace = resource.nameIn(spec, "targetNamespace", false);
        var createNamespace = spec.flag("createNamespace", false);
        if (createNamespace && !spec.has("targetNamespace")) {
            spec.invalid(
                    "createNamespace",
                    "spec.createNamespace without spec.targetNamespace names no namespace",
                    "add spec.targetNamespace, or put the Namespace into the repository");
        }
        var path = DirectoryPath.of(spec);
        var suspended = spec.flag("suspend", false);
        var dependsOn = Dependencies.of(resource, spec, "Delivery");
        var policy = policy(spec);
        spec.warnOfTheRest();
        return source.map(
                found ->
                        new DeliveryDeclaration(
                                new DeliveryId("Delivery", resource.namespace(), resource.name()),
                                found,
                                path,
                                new Layout.FluxDirectory(),
                                target,
                                targetNamespace.orElse(null),
                                null,
                                createNamespace,
                                metadata.map(fields -> fields.stringMap("labels")).orElse(Map.of()),
                                metadata.map(fields -> fields.stringMap("annotations"))
                                        .orElse(Map.of()),
                                suspended,
                                dependsOn,
                                policy));
    }

    private Policy policy(Fields spec) {
        var prune = spec.flag("prune", true);
        var deletion =
                switch (spec.oneOf("deletionPolicy", List.of("MirrorPrune", "Delete", "Orphan"))
                        .orElse("MirrorPrune")) {
                    case "Delete" -> Deletion.DELETE;
                    case "Orphan" -> Deletion.ORPHAN;
                    default -> prune ? Deletion.DELETE : Deletion.ORPHAN;
                };
        return new Policy(
                prune,
                false,
                spec.flag("selfHeal", true),
                spec.flag("force", false),
                spec.flag("wait", false),
                deletion,
                spec.duration("timeout").orElse(Policies.TIMEOUT),
                spec.duration("retryInterval").orElse(RETRY),
                resource.nameIn(spec, "serviceAccountName", false)
                        .map(name -> resource.namespace() + "/" + name)
                        .orElse(null));
    }

    private Target target(Fields spec) {
        var given = TARGETS.stream().filter(spec::isGiven).toList();
        if (given.size() > 1) {
            spec.invalid(
                    given.get(1),
                    "spec has %s".formatted(String.join(" and ", given)),
                    "write only one of " + String.join(", ", TARGETS));
        }
        var one = spec.object("controlPlane");
        var list = spec.objects("controlPlanes");
        var selector = spec.object("controlPlaneSelector");
        if (one.isPresent()) {
            return new Target.Listed(controlPlanes(List.of(one.get())));
        }
        if (spec.isGiven("controlPlanes")) {
            if (list.isEmpty()) {
                spec.invalid(
                        "controlPlanes",
                        "spec.controlPlanes names no control plane",
                        "list at least one, or remove the field to deliver to the local one");
            }
            return new Target.Listed(controlPlanes(list));
        }
        return selector.map(fields -> Selectors.of(resource, fields)).orElseGet(Target.Local::new);
    }

    private List<ControlPlaneId> controlPlanes(List<Fields> references) {
        var controlPlanes = new ArrayList<ControlPlaneId>();
        for (var reference : references) {
            var namespace =
                    resource.nameIn(reference, "namespace", false).orElse(resource.namespace());
            resource.nameIn(reference, "name", true)
                    .map(name -> new ControlPlaneId(namespace, name))
                    .filter(found -> !controlPlanes.contains(found))
                    .ifPresent(controlPlanes::add);
            reference.warnOfTheRest();
        }
        return controlPlanes;
    }
}
