package dev.sluice.kustomize.definition;

import dev.sluice.kustomize.resource.Behavior;
import dev.sluice.manifest.Position;
import java.util.ArrayList;
import java.util.List;

/// A ConfigMap or a Secret to be made.
///
/// @param type the type of a Secret; empty for the usual one
public record GeneratorDefinition(
        String name,
        String namespace,
        Behavior behavior,
        KeyValueSources sources,
        GeneratorOptions options,
        String type,
        Position position) {

    /// Where keys and values come from.
    public record KeyValueSources(List<Located> literals, List<Located> files, List<Located> envs) {

        public KeyValueSources {
            literals = List.copyOf(literals);
            files = List.copyOf(files);
            envs = List.copyOf(envs);
        }
    }

    static GeneratorDefinition readConfigMap(Fields fields) {
        return read(fields, "");
    }

    static GeneratorDefinition readSecret(Fields fields) {
        return read(fields, fields.text("type"));
    }

    /// A generator that stands as a plugin in a file of its own, where the metadata name it.
    public static GeneratorDefinition readPlugin(Fields fields) {
        record Name(String name, String namespace) {}
        var read = read(fields.embedded(), fields.embedded().text("type"), List.of());
        var metadata =
                fields.object("metadata", of -> new Name(of.text("name"), of.text("namespace")));
        var named = metadata.orElse(new Name("", ""));
        return new GeneratorDefinition(
                read.name.isEmpty() ? named.name() : read.name,
                read.namespace.isEmpty() ? named.namespace() : read.namespace,
                read.behavior,
                read.sources,
                read.options,
                read.type,
                read.position);
    }

    private static GeneratorDefinition read(Fields fields, String type) {
        var env = fields.located("env");
        return read(fields, type, env.isEmpty() ? List.of() : List.of(env));
    }

    /// @param env what `env`, the former name of `envs`, says where kustomize heeds it
    private static GeneratorDefinition read(Fields fields, String type, List<Located> env) {
        var envs = new ArrayList<>(fields.texts("envs"));
        envs.addAll(env);
        fields.text("env");
        return new GeneratorDefinition(
                fields.text("name"),
                fields.text("namespace"),
                Behavior.of(fields.text("behavior")),
                new KeyValueSources(fields.texts("literals"), fields.texts("files"), envs),
                fields.object("options", GeneratorOptions::read).orElseGet(GeneratorOptions::none),
                type,
                fields.position());
    }

    GeneratorDefinition under(GeneratorOptions global) {
        return new GeneratorDefinition(
                name, namespace, behavior, sources, options.over(global), type, position);
    }
}
