package dev.sluice.events;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A Kubernetes object by group, version, kind, namespace and name.
///
/// @param group empty for the core group
/// @param namespace empty for a cluster-scoped object, and for one that leaves its namespace open
public record ResourceRef(String group, String version, String kind, String namespace, String name)
        implements Comparable<ResourceRef> {

    /// The reference that a manifest holds.
    ///
    /// @throws IllegalArgumentException where apiVersion, kind or name is missing
    public static ResourceRef of(Map<String, ? extends @Nullable Object> manifest) {
        if (manifest.get("apiVersion") instanceof String apiVersion
                && manifest.get("kind") instanceof String kind
                && manifest.get("metadata") instanceof Map<?, ?> metadata
                && metadata.get("name") instanceof String name) {
            String namespace = metadata.get("namespace") instanceof String given ? given : "";
            int slash = apiVersion.indexOf('/');
            String group = slash < 0 ? "" : apiVersion.substring(0, slash);
            return new ResourceRef(group, apiVersion.substring(slash + 1), kind, namespace, name);
        }
        throw new IllegalArgumentException("a manifest has apiVersion, kind and metadata.name");
    }

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    public ResourceRef in(String otherNamespace) {
        return new ResourceRef(group, version, kind, otherNamespace, name);
    }

    /// Whether both name one object: versions are views of it.
    public boolean sameObject(ResourceRef other) {
        return group.equals(other.group)
                && kind.equals(other.kind)
                && namespace.equals(other.namespace)
                && name.equals(other.name);
    }

    @Override
    public int compareTo(ResourceRef other) {
        return toString().compareTo(other.toString());
    }

    /// As people write it: `apps/Deployment web/frontend`, `Namespace web`.
    @Override
    public String toString() {
        return (group.isEmpty() ? "" : group + "/")
                + kind
                + " "
                + (namespace.isEmpty() ? "" : namespace + "/")
                + name;
    }
}
