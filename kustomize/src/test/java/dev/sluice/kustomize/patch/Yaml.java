package dev.sluice.kustomize.patch;

import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.YamlReader;

/// Reads what tests write.
final class Yaml {

    private Yaml() {}

    static Mapping object(String file, String text) {
        var parsed = new YamlReader(Dialect.KUSTOMIZE).read(file, text);
        return (Mapping) parsed.documents().getFirst();
    }
}
