package dev.sluice.helm.function;

import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.Traversal;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// A copy that shares no map with the original, of the same types (mitchellh's copystructure).
final class DeepCopy {

    private static final int DEEPEST = 1_000;

    private final Traversal traversal = new Traversal();

    private DeepCopy() {}

    static @Nullable Object of(@Nullable Object value) {
        if (value == null) {
            throw new FunctionError("reflect: call of reflect.Value.Type on zero Value");
        }
        return new DeepCopy().copy(value, 0);
    }

    private @Nullable Object copy(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw new FunctionError("the value is nested too deeply to copy");
        }
        return switch (value) {
            case GoMap map when !map.isNil() -> map(map, depth);
            case GoList list when !list.isNil() -> list(list, depth);
            // None of its fields can be seen by others.
            case GoVersion version -> version.blank();
            case null, default -> value;
        };
    }

    private GoMap map(GoMap map, int depth) {
        traversal.enter();
        var copy = new GoMap(map.type());
        map.keys().forEach(key -> copy.put(key, copy(map.get(key), depth + 1)));
        return copy;
    }

    private GoList list(GoList list, int depth) {
        traversal.enter();
        var items = new ArrayList<@Nullable Object>(list.size());
        list.items().forEach(item -> items.add(copy(item, depth + 1)));
        return GoList.wrap(list.type(), items);
    }
}
