package dev.sluice.render.rendering;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON merge patch (RFC 7396): mappings are merged, null removes, everything else is replaced.
final class MergePatch {

    private MergePatch() {}

    @SuppressWarnings("NullAway") // it does not see the annotation inside Map in class files
    static Map<String, @Nullable Object> of(Map<String, @Nullable Object> target, Map<?, ?> patch) {
        var merged = new LinkedHashMap<String, @Nullable Object>(target);
        patch.forEach(
                (key, value) -> {
                    var name = String.valueOf(key);
                    if (value == null) {
                        merged.remove(name);
                    } else if (value instanceof Map<?, ?> fields) {
                        merged.put(name, of(mapping(merged.get(name)), fields));
                    } else {
                        merged.put(name, value);
                    }
                });
        return merged;
    }

    private static Map<String, @Nullable Object> mapping(@Nullable Object value) {
        var mapping = new LinkedHashMap<String, @Nullable Object>();
        if (value instanceof Map<?, ?> fields) {
            fields.forEach((key, field) -> mapping.put(String.valueOf(key), field));
        }
        return mapping;
    }
}
