package dev.sluice.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What to render from which source, for which control planes, under which policy.
///
/// @param path a directory of the source, without leading or trailing `/`; empty for its root
/// @param targetNamespace replaces the namespace of every namespaced object (Flux)
/// @param defaultNamespace for namespaced objects that name none (Argo CD's destination)
/// @param createNamespace whether that namespace is made before the rest, outside the inventory
/// @param labels set on every object; so are `annotations`
/// @param suspended keeps placements as they are: nothing is rendered, applied or deleted
/// @param dependsOn deliveries that must be Ready on the same control plane first
public record DeliveryDeclaration(
        DeliveryId delivery,
        SourceId source,
        String path,
        Layout layout,
        Target target,
        @Nullable String targetNamespace,
        @Nullable String defaultNamespace,
        boolean createNamespace,
        Map<String, String> labels,
        Map<String, String> annotations,
        boolean suspended,
        List<DeliveryId> dependsOn,
        Policy policy)
        implements Declaration {

    public DeliveryDeclaration {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
        dependsOn = List.copyOf(dependsOn);
    }

    /// The same, of another directory that is read in another way.
    public DeliveryDeclaration reading(String otherPath, Layout otherLayout) {
        return new DeliveryDeclaration(
                delivery,
                source,
                otherPath,
                otherLayout,
                target,
                targetNamespace,
                defaultNamespace,
                createNamespace,
                labels,
                annotations,
                suspended,
                dependsOn,
                policy);
    }

    /// What may be done to the objects of a delivery.
    ///
    /// @param prune whether objects that left the bundle are deleted
    /// @param allowEmpty whether a bundle without objects prunes without confirmation
    /// @param selfHeal whether drift is repaired, or only reported
    /// @param force whether an object is made anew where an immutable field changed
    /// @param waitForHealth whether Ready waits for the health of all objects
    /// @param deletion what the end of the delivery means for its objects
    /// @param timeout of applying and of the wait for health
    /// @param retryInterval the longest pause between two tries
    /// @param serviceAccount `namespace/name` to impersonate
    /// @param healthChecks the objects whose health Ready waits for, where it does not wait for all
    public record Policy(
            boolean prune,
            boolean allowEmpty,
            boolean selfHeal,
            boolean force,
            boolean waitForHealth,
            Deletion deletion,
            Duration timeout,
            Duration retryInterval,
            @Nullable String serviceAccount,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ResourceRef> healthChecks) {

        public Policy {
            healthChecks = List.copyOf(healthChecks);
        }

        /// A policy that asks for the health of all objects or of none.
        public Policy(
                boolean prune,
                boolean allowEmpty,
                boolean selfHeal,
                boolean force,
                boolean waitForHealth,
                Deletion deletion,
                Duration timeout,
                Duration retryInterval,
                @Nullable String serviceAccount) {
            this(
                    prune,
                    allowEmpty,
                    selfHeal,
                    force,
                    waitForHealth,
                    deletion,
                    timeout,
                    retryInterval,
                    serviceAccount,
                    List.of());
        }
    }

    /// What the end of a delivery means for its objects.
    public enum Deletion {
        DELETE,
        ORPHAN
    }
}
