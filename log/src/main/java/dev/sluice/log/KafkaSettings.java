package dev.sluice.log;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// How to reach Kafka, in Kafka's own words: `bootstrap.servers`, `security.protocol`, ….
public record KafkaSettings(Map<String, String> properties) {

    public KafkaSettings {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /// These settings, and on top of them what the log itself depends on.
    Map<String, Object> with(Map<String, ?> own) {
        var all = new LinkedHashMap<String, Object>(properties);
        // Ours are several clients: Kafka numbers them itself.
        all.remove("client.id");
        all.remove("group.id");
        all.putAll(own);
        return all;
    }

    /// Without values: some are secret.
    @Override
    public String toString() {
        return "KafkaSettings" + properties.keySet();
    }
}
