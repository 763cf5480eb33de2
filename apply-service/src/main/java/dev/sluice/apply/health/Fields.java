package dev.sluice.apply.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks into the fields of an object without trusting their types.
record Fields(Map<?, ?> values) {

    String text(String... path) {
        return at(path) instanceof String text ? text : "";
    }

    /// The number there, or what it is where nothing is said.
    long number(long otherwise, String... path) {
        return at(path) instanceof Number number ? number.longValue() : otherwise;
    }

    boolean has(String... path) {
        return at(path) != null;
    }

    List<Fields> list(String... path) {
        var fields = new ArrayList<Fields>();
        if (at(path) instanceof List<?> items) {
            for (var item : items) {
                if (item instanceof Map<?, ?> map) {
                    fields.add(new Fields(map));
                }
            }
        }
        return fields;
    }

    /// The condition of `status.conditions` with this type.
    Optional<Fields> condition(String type) {
        return list("status", "conditions").stream()
                .filter(condition -> condition.text("type").equals(type))
                .findFirst();
    }

    boolean holds(String type, String status) {
        return condition(type).filter(found -> found.text("status").equals(status)).isPresent();
    }

    /// What a condition says, for people.
    String said(String type) {
        return condition(type)
                .map(found -> (found.text("reason") + " " + found.text("message")).strip())
                .filter(text -> !text.isEmpty())
                .map(text -> type + ": " + text)
                .orElse(type);
    }

    private @Nullable Object at(String... path) {
        Object here = values;
        for (var step : path) {
            if (!(here instanceof Map<?, ?> map)) {
                return null;
            }
            here = map.get(step);
            if (here == null) {
                return null;
            }
        }
        return here;
    }
}
