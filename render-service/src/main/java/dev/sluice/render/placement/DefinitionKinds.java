package dev.sluice.render.placement;

import dev.sluice.events.ResourceRef;
import java.util.Set;

/// The kinds that become definitions where they are delivered to the local control plane.
final class DefinitionKinds {

    private static final Set<String> GROUPS =
            Set.of(
                    "source.toolkit.fluxcd.io",
                    "kustomize.toolkit.fluxcd.io",
                    "helm.toolkit.fluxcd.io",
                    "sluice.dev");
    private static final Set<String> ARGO = Set.of("Application", "AppProject", "ApplicationSet");

    private DefinitionKinds() {}

    static boolean has(ResourceRef object) {
        return GROUPS.contains(object.group())
                || (object.group().equals("argoproj.io") && ARGO.contains(object.kind()));
    }
}
