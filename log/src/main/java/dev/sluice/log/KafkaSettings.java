package dev.sluice.log;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// How Kafka is reached: the `kafka.*` settings without that prefix, TLS and SASL included.
public record KafkaSettings(Map<String, String> properties) {

    public KafkaSettings {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /// The properties of a client: these settings, under what the client itself requires.
    Map<String, Object> with(Map<String, ?> required) {
        var all = new LinkedHashMap<String, Object>(properties);
        all.putAll(required);
        return all;
    }

    /// Names what is set, never a value: passwords are among them.
    @Override
    public String toString() {
        return "KafkaSettings" + properties.keySet();
    }
}
