package dev.sluice.kustomize.generate;

import dev.sluice.kustomize.definition.GeneratorDefinition;
import dev.sluice.kustomize.load.Loader;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Notes;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Scalars;
import dev.sluice.kustomize.resource.Scopes;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.YamlNode;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// Makes ConfigMaps and Secrets of what a kustomization names
/// (`api/internal/generators/configmap.go`, `secret.go`).
public final class Generator {

    private final Loader loader;
    private final Scopes scopes;
    private final Problems problems;

    public Generator(Loader loader, Scopes scopes, Problems problems) {
        this.loader = loader;
        this.scopes = scopes;
        this.problems = problems;
    }

    public Optional<Resource> configMap(GeneratorDefinition definition) {
        var data = KeyValues.read(definition.sources(), loader, problems);
        return finished(definition, configMap(base("ConfigMap", definition), data));
    }

    public Optional<Resource> secret(GeneratorDefinition definition) {
        var data = KeyValues.read(definition.sources(), loader, problems);
        var position = definition.position();
        var encoded = Mapping.empty(position);
        for (var entry : data.entrySet()) {
            encoded =
                    Scalars.with(
                            encoded, entry.getKey(), text(entry.getValue().base64(), position));
        }
        var type = definition.type().isEmpty() ? "Opaque" : definition.type();
        var secret = base("Secret", definition).with("type", text(type, position));
        return finished(definition, secret.with("data", encoded));
    }

    /// What is no UTF-8 goes to `binaryData`.
    private static Mapping configMap(Mapping base, SortedMap<String, Bytes> data) {
        var texts = Mapping.empty(base.position());
        var binaries = Mapping.empty(base.position());
        for (var entry : data.entrySet()) {
            var text = entry.getValue().text();
            if (text.isPresent()) {
                texts = Scalars.with(texts, entry.getKey(), text(text.get(), base.position()));
            } else {
                var encoded = text(entry.getValue().base64(), base.position());
                binaries = Scalars.with(binaries, entry.getKey(), encoded);
            }
        }
        var withTexts = texts.isEmpty() ? base : base.with("data", texts);
        return binaries.isEmpty() ? withTexts : withTexts.with("binaryData", binaries);
    }

    private static Mapping base(String kind, GeneratorDefinition definition) {
        var position = definition.position();
        var metadata = Mapping.empty(position).with("name", text(definition.name(), position));
        return Mapping.empty(position)
                .with("apiVersion", text("v1", position))
                .with("kind", text(kind, position))
                .with(
                        "metadata",
                        definition.namespace().isEmpty()
                                ? metadata
                                : metadata.with(
                                        "namespace", text(definition.namespace(), position)));
    }

    private Optional<Resource> finished(GeneratorDefinition definition, Mapping content) {
        if (definition.name().isEmpty()) {
            problems.error(
                    "MissingName",
                    definition.position(),
                    "the generator has no name",
                    "add a name");
            return Optional.empty();
        }
        var options = definition.options();
        var dressed = withStrings(content, "labels", options.labels());
        dressed = withStrings(dressed, "annotations", options.annotations());
        if (options.immutable()) {
            dressed = dressed.with("immutable", YamlNode.of(true, content.position()));
        }
        var resource = Resource.of(dressed, scopes);
        var marked = options.withoutHash() ? resource : resource.noted(Notes::withHashNeeded);
        return Optional.of(marked.noted(notes -> notes.withBehavior(definition.behavior())));
    }

    private static Mapping withStrings(Mapping content, String field, Map<String, String> entries) {
        if (entries.isEmpty()) {
            return content;
        }
        var strings = Mapping.empty(content.position());
        for (var entry : entries.entrySet()) {
            strings =
                    Scalars.with(
                            strings, entry.getKey(), text(entry.getValue(), content.position()));
        }
        var metadata = content.mapping("metadata").orElseThrow();
        return content.with("metadata", metadata.with(field, strings));
    }

    private static Scalar text(String text, Position position) {
        return Scalar.string(text, position);
    }
}
