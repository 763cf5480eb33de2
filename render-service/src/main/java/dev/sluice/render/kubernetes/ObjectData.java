package dev.sluice.render.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.render.secret.Values;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Arrays;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;

/// The values that ConfigMaps and Secrets hold.
final class ObjectData {

    private ObjectData() {}

    /// Flux and Helm take no binary data of ConfigMaps.
    static SortedMap<String, byte[]> of(ConfigMap object) {
        var values = new TreeMap<String, byte[]>();
        if (object.getData() != null) {
            object.getData().forEach((key, value) -> values.put(key, value.getBytes(UTF_8)));
        }
        return values;
    }

    static SortedMap<String, byte[]> of(Secret object) {
        var values = new TreeMap<String, byte[]>();
        if (object.getData() != null) {
            object.getData()
                    .forEach((key, value) -> values.put(key, Base64.getDecoder().decode(value)));
        }
        return values;
    }

    static boolean areSame(Values one, Values other) {
        if (!(one instanceof Values.Present(var some))
                || !(other instanceof Values.Present(var others))) {
            return one.equals(other);
        }
        return some.keySet().equals(others.keySet())
                && some.keySet().stream()
                        .allMatch(key -> Arrays.equals(some.get(key), others.get(key)));
    }
}
