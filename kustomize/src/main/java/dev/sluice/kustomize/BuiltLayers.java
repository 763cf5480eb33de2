package dev.sluice.kustomize;

import dev.sluice.kustomize.definition.Located;
import dev.sluice.kustomize.load.Allowance;
import dev.sluice.kustomize.load.Loader;
import dev.sluice.kustomize.resource.Origin;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The layers of directories that were built already, for whoever names them again: layers are
/// immutable, and one directory always gives the same. What it cost counts each time, so that a
/// build reaches its bounds no later than without this.
final class BuiltLayers {

    /// All that a layer depends on besides the files.
    ///
    /// @param hasChosenSchema whether a schema was in force before, as a base can choose one
    record Key(
            Loader.Where where,
            Optional<Origin> origin,
            String helmNamespace,
            boolean hasChosenSchema) {}

    private record Built(Layer layer, Allowance.Cost cost) {}

    private final Map<Key, Built> layers = new HashMap<>();

    /// The layer of a directory, built if it is the first time that anyone names it.
    ///
    /// @param reference where it is named
    Layer get(Key key, Loader directory, Located reference, Supplier<Layer> build) {
        var allowance = directory.allowance();
        var known = layers.get(key);
        if (known != null) {
            return allowance.admitsAgain(known.cost(), reference.position())
                    ? known.layer()
                    : Layer.EMPTY;
        }
        var before = allowance.spent();
        var layer = build.get();
        layers.put(key, new Built(layer, allowance.spent().since(before)));
        return layer;
    }
}
