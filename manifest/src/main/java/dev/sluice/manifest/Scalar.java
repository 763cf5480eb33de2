package dev.sluice.manifest;

import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A single value: the text as written, without quotes, and what it means.
///
/// @param value null, or a `String`, `Boolean`, `Long`, `BigInteger` (beyond `Long`), finite
///     `Double`, or what tells that the text has no such value
public record Scalar(String text, @Nullable Object value, Style style, Position position)
        implements YamlNode {

    /// How the text was written.
    public enum Style {
        PLAIN,

        /// Not written at all but made without a type: the text decides, and who changes the text
        /// changes the type.
        UNTYPED,

        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        LITERAL,
        FOLDED
    }

    /// What a scalar is to Go: its resolved tag.
    public enum Type {
        NULL,
        BOOLEAN,
        INTEGER,
        FLOAT,
        STRING
    }

    public Scalar {
        if (value instanceof Double number && !Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no " + number);
        }
        if (typeOf(value) == null) {
            throw new IllegalArgumentException("not a scalar: " + value);
        }
    }

    /// A string, whatever it looks like.
    public static Scalar string(String text, Position position) {
        return new Scalar(text, text, Style.PLAIN, position);
    }

    /// A plain scalar: the dialect decides what it means. What JSON lacks stays a string.
    public static Scalar plain(String text, Dialect dialect, Position position) {
        return resolved(text, dialect, Style.PLAIN, position);
    }

    /// A text without a type: the dialect decides what it means for now.
    public static Scalar untyped(String text, Dialect dialect, Position position) {
        return resolved(text, dialect, Style.UNTYPED, position);
    }

    private static Scalar resolved(String text, Dialect dialect, Style style, Position position) {
        var value = GoScalars.resolve(text, dialect);
        var isLacking = value instanceof Double number && !Double.isFinite(number);
        return new Scalar(text, isLacking ? text : value, style, position);
    }

    public Type type() {
        var type = typeOf(value);
        return type == null ? Type.STRING : type;
    }

    /// What a field takes from it that is a string in Go: `sigs.k8s.io/yaml` turns numbers and
    /// booleans into text on the way. Empty for null.
    public Optional<String> asText() {
        return switch (value) {
            case null -> Optional.empty();
            case Double number -> Optional.of(GoNumbers.shortest(number.floatValue()));
            case Mistyped _ -> Optional.of(text);
            default -> Optional.of(value.toString());
        };
    }

    /// A null for which nothing is written inside of brackets or braces.
    static Scalar nothingInFlow(Position position) {
        return new Scalar("", null, Style.SINGLE_QUOTED, position);
    }

    /// The same after go-yaml 3 printed it and read it again, as kustomize does with all it prints:
    /// folded text does not stay what it was, and nothing in brackets becomes the empty text, as it
    /// is printed in quotes there.
    public Scalar reprinted() {
        if (value == null && style == Style.SINGLE_QUOTED) {
            return new Scalar(text, text, style, position);
        }
        if (style != Style.FOLDED || !(value instanceof String)) {
            return this;
        }
        var reread = FoldedText.reread(text);
        return reread.equals(text) ? this : new Scalar(reread, reread, style, position);
    }

    /// Whether no quotes and no block style say that this is a string.
    public boolean isPlain() {
        return style == Style.PLAIN || style == Style.UNTYPED;
    }

    public boolean isNull() {
        return type() == Type.NULL;
    }

    @Override
    public @Nullable Object asJava() {
        return value;
    }

    private static @Nullable Type typeOf(@Nullable Object value) {
        return switch (value) {
            case null -> Type.NULL;
            case String _ -> Type.STRING;
            case Boolean _ -> Type.BOOLEAN;
            case Long _, BigInteger _ -> Type.INTEGER;
            case Double _ -> Type.FLOAT;
            case Mistyped mistyped -> mistyped.type();
            default -> null;
        };
    }
}
