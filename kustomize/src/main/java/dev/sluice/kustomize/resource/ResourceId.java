package dev.sluice.kustomize.resource;

/// What an object is called at one moment of a build (`kyaml/resid/resid.go`).
///
/// @param clusterScoped whether the kind certainly has no namespace
public record ResourceId(Gvk gvk, String name, String namespace, boolean clusterScoped) {

    /// Stands for the namespace of what has none.
    public static final String NOT_NAMESPACED = "_non_namespaceable_";

    public static final String DEFAULT_NAMESPACE = "default";

    /// The namespace that counts: none at all and `default` are one.
    public String effectiveNamespace() {
        if (clusterScoped) {
            return NOT_NAMESPACED;
        }
        return namespace.isEmpty() ? DEFAULT_NAMESPACE : namespace;
    }

    public boolean isInSameNamespaceAs(ResourceId other) {
        return effectiveNamespace().equals(other.effectiveNamespace());
    }

    /// Whether both name the same object.
    public boolean matches(ResourceId other) {
        return matchesButForNamespace(other) && isInSameNamespaceAs(other);
    }

    public boolean matchesButForNamespace(ResourceId other) {
        return name.equals(other.name) && gvk.equals(other.gvk);
    }

    /// What two ids share if and only if they match.
    public Key key() {
        return new Key(gvk, name, effectiveNamespace());
    }

    /// An id reduced to what identifies the object.
    public record Key(Gvk gvk, String name, String effectiveNamespace) {}

    /// `Kind.version.group/name.namespace`, the way kustomize writes it.
    @Override
    public String toString() {
        return gvk
                + "/"
                + (name.isEmpty() ? "[noName]" : name)
                + "."
                + (namespace.isEmpty() ? "[noNs]" : namespace);
    }
}
