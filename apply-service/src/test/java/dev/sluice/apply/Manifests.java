package dev.sluice.apply;

import dev.sluice.events.ManifestBundle.BundledObject;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.YamlReader;
import java.util.List;

/// Objects from YAML.
public final class Manifests {

    private Manifests() {}

    public static List<BundledObject> of(String yaml) {
        return new YamlReader(Dialect.KUBECTL)
                .read("test", yaml).documents().stream()
                        .map(
                                document ->
                                        new BundledObject(((Mapping) document).asJava(), List.of()))
                        .toList();
    }

    public static String configMap(String name, String value) {
        return """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %s, namespace: default}
        data: {key: "%s"}
        ---
        """
                .formatted(name, value);
    }
}
