package dev.sluice.kustomize;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.EqualKeys;
import dev.sluice.manifest.JsonReader;
import dev.sluice.manifest.Limits;
import dev.sluice.manifest.Parsed;
import dev.sluice.manifest.YamlReader;

/// Reads the files that are machine-made more often than not: strictly JSON if they start with a
/// brace, YAML otherwise.
final class JsonOrYaml {

    private JsonOrYaml() {}

    /// The first document of a file.
    static Parsed read(String file, byte[] content) {
        return content.length > 0 && content[0] == '{'
                ? JsonReader.read(file, new String(content, UTF_8))
                : new YamlReader(Dialect.KUBECTL, Limits.DEFAULT, EqualKeys.LAST_COUNTS)
                        .readFirst(file, content);
    }
}
