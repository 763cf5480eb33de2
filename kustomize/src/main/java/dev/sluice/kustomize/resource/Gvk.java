package dev.sluice.kustomize.resource;

/// Group, version and kind of an object; as a selector, an empty part selects anything.
public record Gvk(String group, String version, String kind) {

    public static final Gvk ANY = new Gvk("", "", "");

    /// Takes an apiVersion apart at its first slash.
    public static Gvk of(String apiVersion, String kind) {
        var slash = apiVersion.indexOf('/');
        return slash < 0
                ? new Gvk("", apiVersion, kind)
                : new Gvk(apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kind);
    }

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /// Whether every part that the selector names is the same here.
    public boolean isSelectedBy(Gvk selector) {
        return (selector.group.isEmpty() || group.equals(selector.group))
                && (selector.version.isEmpty() || version.equals(selector.version))
                && (selector.kind.isEmpty() || kind.equals(selector.kind));
    }

    /// What kustomize sorts by within one rank of kinds (`stableSortString` of `resid/gvk.go`).
    public String sortKey() {
        return (group.isEmpty() ? "~G" : group)
                + "_"
                + (version.isEmpty() ? "~V" : version)
                + "_"
                + (kind.isEmpty() ? "~K" : kind);
    }

    /// `Kind.version.group`, the way kustomize writes it in messages and sorts names by.
    @Override
    public String toString() {
        return (kind.isEmpty() ? "[noKind]" : kind)
                + "."
                + (version.isEmpty() ? "[noVer]" : version)
                + "."
                + (group.isEmpty() ? "[noGrp]" : group);
    }
}
