package dev.sluice.manifest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// A Kubernetes object: a mapping that has apiVersion, kind and a name. [Manifests] makes them and
/// tells why a document is none.
public record Manifest(Mapping content) {

    private static final FieldPath NAME = FieldPath.of("metadata", "name");

    public Manifest {
        for (var field : new FieldPath[] {FieldPath.of("apiVersion"), FieldPath.of("kind"), NAME}) {
            if (content.at(field).flatMap(Manifest::word).isEmpty()) {
                throw new IllegalArgumentException("an object without " + field);
            }
        }
    }

    public String apiVersion() {
        return content.string("apiVersion").orElseThrow();
    }

    /// The part of the apiVersion before the slash; empty for the core group.
    public String group() {
        var slash = apiVersion().indexOf('/');
        return slash < 0 ? "" : apiVersion().substring(0, slash);
    }

    public String kind() {
        return content.string("kind").orElseThrow();
    }

    public String name() {
        return content.at(NAME).flatMap(Manifest::word).orElseThrow();
    }

    public Optional<String> namespace() {
        return content.mapping("metadata").flatMap(metadata -> metadata.string("namespace"));
    }

    public SequencedMap<String, String> labels() {
        return strings("labels");
    }

    public SequencedMap<String, String> annotations() {
        return strings("annotations");
    }

    /// Where the object starts.
    public Position position() {
        return content.position();
    }

    /// What people call it: `apps/v1 Deployment web/frontend`.
    @Override
    public String toString() {
        var prefix = namespace().map(namespace -> namespace + "/").orElse("");
        return apiVersion() + " " + kind() + " " + prefix + name();
    }

    private SequencedMap<String, String> strings(String field) {
        var strings = new LinkedHashMap<String, String>();
        var found =
                content.mapping("metadata")
                        .flatMap(metadata -> metadata.mapping(field))
                        .orElseGet(() -> Mapping.empty(content.position()));
        for (var name : found.fields().keySet()) {
            found.string(name).ifPresent(text -> strings.put(name, text));
        }
        return Collections.unmodifiableSequencedMap(strings);
    }

    /// A string that is not empty.
    static Optional<String> word(YamlNode node) {
        return node instanceof Scalar(_, String text, _, _) && !text.isEmpty()
                ? Optional.of(text)
                : Optional.empty();
    }
}
