package dev.sluice.source.definition;

import dev.sluice.events.SourceDeclaration.Access;
import dev.sluice.events.SourceDeclaration.Credentials;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How Flux reaches repositories of charts and registries.
final class FluxAccess {

    private FluxAccess() {}

    static Access of(Resource resource, Fields spec, @Nullable String layer) {
        return new Access(
                secret(resource, spec, "certSecretRef"),
                spec.flag("passCredentials", false),
                spec.flag("insecure", false),
                layer);
    }

    /// A reference to a Secret of the resource's namespace.
    static @Nullable Credentials secret(Resource resource, Fields spec, String field) {
        var reference = spec.object(field);
        if (reference.isEmpty()) {
            return null;
        }
        var name = resource.nameIn(reference.get(), "name", true);
        reference.get().warnOfTheRest();
        return name.map(text -> new Credentials(resource.namespace(), text)).orElse(null);
    }

    /// Credentials come from Secrets alone, and nothing is reached by a proxy.
    static void refuseTheUnsupported(Fields spec) {
        var provider = spec.oneOf("provider", List.of("generic", "aws", "azure", "gcp"));
        if (provider.filter(name -> !name.equals("generic")).isPresent()) {
            spec.refuse("provider", "use spec.secretRef with username and password");
        }
        spec.refuse("proxySecretRef", "remove it, and let the host be reached directly");
        spec.ignore("accessFrom", "references across namespaces are allowed; remove it");
    }
}
