package dev.sluice.kustomize.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.manifest.JsonPrinter;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.YamlNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// The suffix that makes the name of a generated object change with its content
/// (`api/hasher/hasher.go`).
public final class ContentHash {

    private static final int LENGTH = 10;

    private ContentHash() {}

    /// The hash of a ConfigMap or a Secret; of other kinds there is none.
    public static Optional<String> of(Mapping content) {
        return switch (content.string("kind").orElse("")) {
            case "ConfigMap" -> Optional.of(hash(configMap(content)));
            case "Secret" -> Optional.of(hash(secret(content)));
            default -> Optional.empty();
        };
    }

    /// The name counts as empty, for kustomize looks for it under a wrong path.
    private static Mapping configMap(Mapping content) {
        var hashed = base("ConfigMap", content);
        return withMap(hashed, content, "binaryData");
    }

    private static Mapping secret(Mapping content) {
        var hashed = base("Secret", content).with("type", value(content, "type"));
        return withMap(hashed, content, "stringData");
    }

    private static Mapping base(String kind, Mapping content) {
        return Mapping.empty(content.position())
                .with("kind", YamlNode.of(kind))
                .with("name", YamlNode.of(""))
                .with("data", value(content, "data"));
    }

    private static Mapping withMap(Mapping hashed, Mapping content, String field) {
        return content.mapping(field).map(map -> hashed.with(field, map)).orElse(hashed);
    }

    /// A field as kustomize hashes it: nothing is the empty string, a scalar its text.
    private static YamlNode value(Mapping content, String field) {
        return content.get(field)
                .map(node -> node instanceof Scalar s ? YamlNode.of(s.text()) : node)
                .orElse(YamlNode.of(""));
    }

    private static String hash(Mapping hashed) {
        var hex = HexFormat.of().formatHex(sha256(JsonPrinter.print(hashed)));
        return hex.substring(0, LENGTH)
                .replace('0', 'g')
                .replace('1', 'h')
                .replace('3', 'k')
                .replace('a', 'm')
                .replace('e', 't');
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
