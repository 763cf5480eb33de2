package dev.sluice.kustomize.schema;

import org.jspecify.annotations.Nullable;

/// A kind by its full name: `apps/v1` and `Deployment`.
public record TypeName(String apiVersion, String kind) {

    // Written out, for every id that is compared asks the scope of its kind.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TypeName(var otherVersion, var otherKind)
                && kind.equals(otherKind)
                && apiVersion.equals(otherVersion);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + apiVersion.hashCode();
    }

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
