package dev.sluice.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// This control plane should hold this bundle.
///
/// @param definitionGeneration of the definition that was rendered
/// @param commitGeneration of the commit that was rendered
/// @param inside the bundle itself, where it is small and for this control plane alone
/// @param createNamespace a namespace to make first, outside the inventory; null for none
/// @param suspended leave everything as it is
public record Placement(
        ControlPlaneId controlPlane,
        DeliveryId delivery,
        Generation generation,
        Generation definitionGeneration,
        SourceId source,
        Generation commitGeneration,
        String commit,
        BundlePointer bundle,
        @Nullable ManifestBundle inside,
        @Nullable String createNamespace,
        boolean suspended,
        List<DeliveryId> dependsOn,
        DeliveryDeclaration.Policy policy,
        Instant at)
        implements DesiredState {

    public Placement {
        dependsOn = List.copyOf(dependsOn);
    }

    @Override
    public Optional<String> trace() {
        return Optional.of(Trace.of(source, commitGeneration));
    }
}
