package dev.sluice.helm.function;

import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoTypes;
import org.jspecify.annotations.Nullable;

/// Puts the entries of one map into another as `mergo` does (`deepMerge` of its `merge.go`). What
/// is empty counts as absent: 0, false, "", nil, lists and maps without content.
enum Merge {

    /// What the target has, it keeps.
    FILLING,

    /// What the source has, even if it is empty, wins over the target; maps merge.
    OVERWRITING;

    private static final int DEEPEST = 1_000;

    void into(GoMap target, GoMap source) {
        into(target, source, 0);
    }

    private void into(GoMap target, GoMap source, int depth) {
        if (depth > DEEPEST) {
            throw new FunctionError("the maps are nested too deeply to merge");
        }
        for (var key : source.keys()) {
            entry(target, key, source.get(key), depth);
        }
    }

    private void entry(GoMap target, String key, @Nullable Object value, int depth) {
        if (value == null) {
            if (this == OVERWRITING) {
                target.put(key, null);
            }
            return;
        }
        var before = target.get(key);
        if (value instanceof GoMap map && before instanceof GoMap inside && !inside.isNil()) {
            into(inside, map, depth + 1);
            if (!inside.isEmpty()) {
                return;
            }
        }
        if (this == OVERWRITING || !GoTypes.isTrue(before)) {
            target.put(key, value);
        }
    }
}
