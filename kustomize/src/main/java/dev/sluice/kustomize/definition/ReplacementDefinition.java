package dev.sluice.kustomize.definition;

import dev.sluice.kustomize.resource.Gvk;
import dev.sluice.kustomize.resource.Selector;
import dev.sluice.manifest.Position;
import java.util.List;
import java.util.Optional;

/// A value that is copied from one object into fields of others.
///
/// @param path a file that holds replacements instead; empty if this is one itself
/// @param sourceValue the value itself, in place of a source
public record ReplacementDefinition(
        Located path,
        Optional<Source> source,
        Optional<Located> sourceValue,
        List<Target> targets,
        Position position) {

    /// Where the value comes from.
    public record Source(
            Gvk gvk,
            String name,
            String namespace,
            Located fieldPath,
            Optional<Options> options,
            Position position) {

        static Source read(Fields fields) {
            return new Source(
                    FieldSpec.gvk(fields),
                    fields.embedded().text("name"),
                    fields.embedded().text("namespace"),
                    fields.located("fieldPath"),
                    fields.object("options", Options::read),
                    fields.position());
        }
    }

    /// Where the value goes.
    public record Target(
            Optional<Selector> select,
            List<Selector> reject,
            List<Located> fieldPaths,
            Optional<Options> options,
            Position position) {

        static Target read(Fields fields) {
            return new Target(
                    fields.object("select", SelectorReader::read),
                    fields.list("reject", SelectorReader::read),
                    fields.texts("fieldPaths"),
                    fields.object("options", Options::read),
                    fields.position());
        }
    }

    /// Which part of a value is meant.
    public record Options(String delimiter, int index, String encoding, boolean create) {

        static Options read(Fields fields) {
            return new Options(
                    fields.text("delimiter"),
                    Math.clamp(fields.number("index"), Integer.MIN_VALUE, Integer.MAX_VALUE),
                    fields.text("encoding"),
                    fields.flag("create"));
        }
    }

    /// An entry of `replacements`, which is a path or holds a replacement itself.
    public static ReplacementDefinition read(Fields fields) {
        return read(fields.located("path"), fields.embedded());
    }

    /// A replacement in a file of its own.
    public static ReplacementDefinition readAlone(Fields fields) {
        return read(new Located("", fields.position()), fields);
    }

    private static ReplacementDefinition read(Located path, Fields fields) {
        return new ReplacementDefinition(
                path,
                fields.object("source", Source::read),
                fields.has("sourceValue")
                        ? Optional.of(fields.located("sourceValue"))
                        : Optional.empty(),
                fields.list("targets", Target::read),
                fields.position());
    }
}
