package dev.sluice.kustomize;

import dev.sluice.kustomize.load.Bounds;
import dev.sluice.kustomize.load.Restriction;

/// What the command line of kustomize lets its user choose.
///
/// @param order the order of objects where the kustomization names none
/// @param addsManagedBy whether all objects get the label `app.kubernetes.io/managed-by`
/// @param managedBy the value of that label, which a kustomization can ask for as well
/// @param keepsBuiltInSchema whether a schema that the user brings joins the built-in one instead
///     of standing in for it
public record Options(
        Restriction restriction,
        Order order,
        boolean addsManagedBy,
        String managedBy,
        boolean keepsBuiltInSchema,
        Bounds bounds) {

    /// An order of objects.
    public enum Order {
        /// By kind: what others need comes first. The order of `kustomize build`.
        LEGACY,

        /// As they were found: the order of Flux.
        NONE
    }

    private static final String VERSION = "kustomize-v5.8.1";

    public static final Options DEFAULT =
            new Options(Restriction.ROOT_ONLY, Order.LEGACY, false, VERSION, false, Bounds.DEFAULT);

    /// As Flux calls kustomize.
    public static final Options FLUX =
            new Options(Restriction.NONE, Order.NONE, false, VERSION, true, Bounds.DEFAULT);

    public Options withOrder(Order other) {
        return new Options(
                restriction, other, addsManagedBy, managedBy, keepsBuiltInSchema, bounds);
    }

    public Options withRestriction(Restriction other) {
        return new Options(other, order, addsManagedBy, managedBy, keepsBuiltInSchema, bounds);
    }

    public Options withBounds(Bounds other) {
        return new Options(restriction, order, addsManagedBy, managedBy, keepsBuiltInSchema, other);
    }

    /// Adds the label that tells what objects are managed by.
    public Options addingManagedBy() {
        return new Options(restriction, order, true, managedBy, keepsBuiltInSchema, bounds);
    }

    /// With another value of that label.
    public Options withManagedBy(String other) {
        return new Options(restriction, order, addsManagedBy, other, keepsBuiltInSchema, bounds);
    }
}
