package dev.sluice.source.definition;

import dev.sluice.events.ControlPlaneDeclaration;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.SecretReference;
import java.util.Map;
import java.util.Optional;

/// The field `kubeConfig` of Flux: the Secret behind it is a control plane of the Secret's name.
final class FluxKubeConfig {

    private FluxKubeConfig() {}

    static Optional<ControlPlaneDeclaration> of(Resource resource, Fields spec) {
        var kubeConfig = spec.object("kubeConfig");
        if (kubeConfig.isEmpty()) {
            return Optional.empty();
        }
        var fields = kubeConfig.get();
        fields.refuse("configMapRef", "register the control plane by a Secret with a kubeconfig");
        if (!fields.has("secretRef") && !fields.has("configMapRef")) {
            fields.missing("secretRef");
        }
        var reference = fields.object("secretRef");
        var name = reference.flatMap(found -> resource.nameIn(found, "name", true));
        var key = reference.flatMap(found -> found.string("key")).filter(text -> !text.isEmpty());
        reference.ifPresent(Fields::warnOfTheRest);
        fields.warnOfTheRest();
        return name.map(
                secret ->
                        new ControlPlaneDeclaration(
                                new ControlPlaneId(resource.namespace(), secret),
                                Map.of(),
                                new SecretReference(
                                        resource.namespace(), secret, key.orElse("value")),
                                ""));
    }
}
