package dev.sluice.source.definition;

import dev.sluice.events.ChartRepositoryDeclaration;
import dev.sluice.events.Declaration;
import dev.sluice.events.SourceId;
import java.time.Duration;
import java.util.List;

/// Flux's HelmRepository.
final class FluxHelmRepository {

    static final String KIND = "HelmRepository";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Resource resource;

    FluxHelmRepository(Resource resource) {
        this.resource = resource;
    }

    List<Declaration> declare() {
        var spec = resource.spec();
        resource.top().warnOfTheRest();
        return spec.map(this::repository).map(List::<Declaration>of).orElse(List.of());
    }

    private ChartRepositoryDeclaration repository(Fields spec) {
        var type = spec.oneOf("type", List.of("default", "oci")).orElse("default");
        var url =
                type.equals("oci")
                        ? RegistryUrl.of(spec, "url")
                        : ChartRepositoryUrl.of(spec, "url");
        var declaration =
                new ChartRepositoryDeclaration(
                        new SourceId(KIND, resource.namespace(), resource.name()),
                        url.orElse(""),
                        spec.duration("timeout").orElse(TIMEOUT),
                        FluxAccess.secret(resource, spec, "secretRef"),
                        FluxAccess.of(resource, spec, null),
                        spec.flag("suspend", false));
        // Each chart is looked for at its own interval.
        var _ = spec.duration("interval");
        if (type.equals("default")) {
            spec.ignore("insecure", "it is for registries; write an http:// URL instead");
        }
        FluxAccess.refuseTheUnsupported(spec);
        spec.warnOfTheRest();
        return declaration;
    }
}
