package dev.sluice.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.render.secret.ObjectValues;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
    public Optional<SortedMap<String, byte[]>> values(String namespace, String name) {
        return Optional.ofNullable(objects.get(namespace + "/" + name));
    }

    @Override
    public String fingerprint() {
        return String.valueOf(objects.hashCode());
    }
}
