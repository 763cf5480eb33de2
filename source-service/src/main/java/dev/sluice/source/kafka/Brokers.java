package dev.sluice.source.kafka;

import dev.sluice.log.KafkaSettings;
import java.util.Map;
import java.util.TreeMap;

/// The `kafka.*` settings, as the framework has gathered them.
public final class Brokers {

    private Brokers() {}

    public static KafkaSettings of(Map<String, Object> gathered) {
        var properties = new TreeMap<String, String>();
        gathered.forEach((name, value) -> properties.put(name, String.valueOf(value)));
        return new KafkaSettings(properties);
    }
}
