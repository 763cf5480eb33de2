package dev.sluice.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.render.secret.ObjectValues;
import dev.sluice.render.secret.ReferencedObject;
import dev.sluice.render.secret.Values;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Secrets and ConfigMaps in memory.
final class InMemoryObjects implements ObjectValues {

    private final Map<String, SortedMap<String, byte[]>> objects = new HashMap<>();

    void put(String namespace, String name, Map<String, String> values) {
        var bytes = new TreeMap<String, byte[]>();
        values.forEach((key, value) -> bytes.put(key, value.getBytes(UTF_8)));
        objects.put(namespace + "/" + name, bytes);
    }

    @Override
    public Values of(ReferencedObject object) {
        var values = objects.get(object.namespace() + "/" + object.name());
        return values == null
                ? new Values.Absent("there is no such object", "create it")
                : new Values.Present(values);
    }
}
