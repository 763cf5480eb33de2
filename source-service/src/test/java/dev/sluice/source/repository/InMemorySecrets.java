package dev.sluice.source.repository;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.events.SecretReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Secrets in a map.
public final class InMemorySecrets implements Secrets {

    private final Map<String, String> values = new TreeMap<>();

    public InMemorySecrets with(String path, String value) {
        values.put(path, value);
        return this;
    }

    @Override
    public Optional<byte[]> read(SecretReference reference) {
        return Optional.ofNullable(values.get(reference.toString()))
                .map(value -> value.getBytes(UTF_8));
    }

    @Override
    public List<String> namesWith(String namespace, String key) {
        return values.keySet().stream()
                .map(path -> path.split("/"))
                .filter(parts -> parts[0].equals(namespace) && parts[2].equals(key))
                .map(parts -> parts[1])
                .toList();
    }
}
