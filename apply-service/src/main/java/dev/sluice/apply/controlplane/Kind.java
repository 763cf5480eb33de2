package dev.sluice.apply.controlplane;

/// A kind that a control plane serves.
///
/// @param plural as it stands in URLs
/// @param watchable whether it can be listed and watched
public record Kind(
        String apiVersion, String kind, String plural, boolean namespaced, boolean watchable) {

    public String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /// Group and kind: what the versions of a kind share.
    public String name() {
        return group() + "/" + kind;
    }
}
