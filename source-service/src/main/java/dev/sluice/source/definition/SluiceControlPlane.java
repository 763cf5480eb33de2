package dev.sluice.source.definition;

import dev.sluice.events.ControlPlaneDeclaration;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Declaration;
import dev.sluice.events.SecretReference;
import java.util.List;
import java.util.Optional;

/// Sluice's own ControlPlane.
final class SluiceControlPlane {

    private final Resource resource;

    SluiceControlPlane(Resource resource) {
        this.resource = resource;
    }

    List<Declaration> declare() {
        var spec = resource.spec();
        resource.top().warnOfTheRest();
        return spec.flatMap(this::controlPlane).map(List::<Declaration>of).orElse(List.of());
    }

    private Optional<ControlPlaneDeclaration> controlPlane(Fields spec) {
        var kubeConfig = spec.requiredObject("kubeConfig");
        var reference = kubeConfig.flatMap(fields -> fields.requiredObject("secretRef"));
        var name = reference.flatMap(fields -> resource.nameIn(fields, "name", true));
        var namespace =
                reference
                        .flatMap(fields -> resource.nameIn(fields, "namespace", false))
                        .orElse(resource.namespace());
        var key =
                reference
                        .flatMap(fields -> fields.string("key"))
                        .filter(text -> !text.isEmpty())
                        .orElse("value");
        reference.ifPresent(Fields::warnOfTheRest);
        kubeConfig.ifPresent(Fields::warnOfTheRest);
        var inventories = resource.nameIn(spec, "inventoryNamespace", false).orElse("");
        spec.warnOfTheRest();
        return name.map(
                secret ->
                        new ControlPlaneDeclaration(
                                new ControlPlaneId(resource.namespace(), resource.name()),
                                resource.manifest().labels(),
                                new SecretReference(namespace, secret, key),
                                inventories));
    }
}
