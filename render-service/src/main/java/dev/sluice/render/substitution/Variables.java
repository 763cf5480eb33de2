package dev.sluice.render.substitution;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// The variables of a delivery, and which of them come from Secrets.
public record Variables(Map<String, String> values, Set<String> secret) {

    public static final Variables NONE = new Variables(Map.of(), Set.of());

    /// Stands for secret values where it is asked what depends on them.
    private static final String HIDDEN = "hidden";

    public Variables {
        values = Map.copyOf(values);
        secret = Set.copyOf(secret);
    }

    /// These and others, which are not secret and win.
    public Variables with(Map<String, String> others) {
        var all = new LinkedHashMap<>(values);
        var stillSecret = new LinkedHashSet<>(secret);
        others.forEach((name, value) -> all.put(name, value.replace("\n", "")));
        stillSecret.removeAll(others.keySet());
        return new Variables(all, stillSecret);
    }

    /// The same, all secret values being equal.
    Variables hidden() {
        var hidden = new LinkedHashMap<>(values);
        secret.forEach(name -> hidden.put(name, HIDDEN));
        return new Variables(hidden, secret);
    }

    @Override
    public String toString() {
        return "Variables" + values.keySet();
    }
}
