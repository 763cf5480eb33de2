package dev.sluice.kustomize;

import dev.sluice.kustomize.load.Bounds;
import dev.sluice.kustomize.load.Restriction;

/// What the command line of kustomize lets its user choose.
///
/// @param order the order of objects where the kustomization names none
/// @param addsManagedBy whether objects get the label `app.kubernetes.io/managed-by`
/// @param keepsBuiltInSchema whether a schema that the user brings joins the built-in one instead
/// of     standing in for it
public record Options(
        Restriction restriction,
        Order order,
        boolean addsManagedBy,
        boolean keepsBuiltInSchema,
        Bounds bounds) {

    /// An order of objects.
    public enum Order {
        /// By kind: what others need comes first. The order of `kustomize build`.
        LEGACY,

        /// As they were found: the order of Flux.
        NONE
    }

    public static final Options DEFAULT =
            new Options(Restriction.ROOT_ONLY, Order.LEGACY, false, false, Bounds.DEFAULT);

    /// As Flux calls kustomize.
    public static final Options FLUX =
            new Options(Restriction.NONE, Order.NONE, false, true, Bounds.DEFAULT);

    public Options withOrder(Order other) {
        return new Options(restriction, other, addsManagedBy, keepsBuiltInSchema, bounds);
    }

    public Options withRestriction(Restriction other) {
        return new Options(other, order, addsManagedBy, keepsBuiltInSchema, bounds);
    }

    public Options withManagedBy() {
        return new Options(restriction, order, true, keepsBuiltInSchema, bounds);
    }
}
