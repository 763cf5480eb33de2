package dev.sluice.kustomize.resource;

import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.YamlNode;
import java.util.Optional;

/// Scalars as kustomize makes them: often without a type, so that their text decides.
public final class Scalars {

    private Scalars() {}

    /// A text without type as the value of a field (`FieldSetter` of `kyaml/yaml/fns.go`): in a new
    /// field and in place of a quoted scalar it is a string, else it is what it looks like.
    public static Scalar untyped(String text, Optional<YamlNode> replaced, Position position) {
        return replaced.isPresent() ? untyped(text, replaced.get()) : Scalar.string(text, position);
    }

    /// A text without type in place of a node whose style it keeps.
    public static Scalar untyped(String text, YamlNode replaced) {
        return replaced instanceof Scalar old && !old.isPlain()
                ? new Scalar(text, text, old.style(), old.position())
                : Scalar.untyped(text, Dialect.KUSTOMIZE, replaced.position());
    }

    /// A string in place of a node whose style it keeps; it stands in no file.
    public static Scalar string(String text, YamlNode replaced) {
        var style =
                replaced instanceof Scalar old && !old.isPlain() ? old.style() : Scalar.Style.PLAIN;
        return new Scalar(text, text, style, Position.NOWHERE);
    }

    /// A key of a new field: kustomize forgets that it was a string, so that a number is one.
    public static Scalar key(String name, Position position) {
        return Scalar.plain(name, Dialect.KUSTOMIZE, position);
    }

    /// The same mapping with a field of any name set, whose key is [#key] if it is new.
    public static Mapping with(Mapping mapping, String name, YamlNode value) {
        if (mapping.get(name).isPresent()) {
            return mapping.with(name, value);
        }
        return mapping.with(name, new Mapping.Field(key(name, mapping.position()), value));
    }

    /// The text of a scalar as written, whatever its type; empty for anything else.
    public static String text(YamlNode node) {
        return node instanceof Scalar scalar ? scalar.text() : "";
    }

    public static boolean isNull(YamlNode node) {
        return node instanceof Scalar scalar && scalar.isNull();
    }
}
