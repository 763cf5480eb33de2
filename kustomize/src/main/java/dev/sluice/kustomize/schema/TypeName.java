package dev.sluice.kustomize.schema;

/// A kind by its full name: `apps/v1` and `Deployment`.
public record TypeName(String apiVersion, String kind) {

    /// Reads `apps/v1/Deployment`.
    static TypeName parse(String text) {
        var slash = text.lastIndexOf('/');
        return new TypeName(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return apiVersion + "/" + kind;
    }
}
