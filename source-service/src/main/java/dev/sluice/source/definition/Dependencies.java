package dev.sluice.source.definition;

import dev.sluice.events.DeliveryId;
import java.util.ArrayList;
import java.util.List;

/// The field `dependsOn` of a delivery.
final class Dependencies {

    private static final List<String> KINDS =
            List.of("Kustomization", "HelmRelease", "Delivery", "Application");

    private Dependencies() {}

    static List<DeliveryId> of(Resource resource, Fields spec, String ownKind) {
        var dependencies = new ArrayList<DeliveryId>();
        for (var reference : spec.objects("dependsOn")) {
            var kind = reference.oneOf("kind", KINDS).orElse(ownKind);
            var namespace =
                    resource.nameIn(reference, "namespace", false).orElse(resource.namespace());
            if (ownKind.equals("Kustomization") || ownKind.equals("HelmRelease")) {
                reference.accept("apiVersion");
                reference.ignore(
                        "readyExpr", "the dependency counts when it is Ready by the usual rules");
            }
            resource.nameIn(reference, "name", true)
                    .map(name -> new DeliveryId(kind, namespace, name))
                    .ifPresent(dependencies::add);
            reference.warnOfTheRest();
        }
        return dependencies;
    }
}
