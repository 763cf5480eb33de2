package dev.sluice.kustomize.draft;

import dev.sluice.kustomize.document.Tags;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mistyped;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;

/// Scalars in the style of others: where kyaml sets a value it keeps the quotes that stood there,
/// and quotes make a string of a number.
public final class Restyled {

    private Restyled() {}

    public static Scalar scalar(Scalar scalar, Scalar.Style style) {
        var isUntyped = scalar.style() == Scalar.Style.UNTYPED;
        if (isUntyped && isPlain(style)) {
            return scalar;
        }
        if (isPlain(style) || (scalar.isNull() && !isUntyped)) {
            return new Scalar(scalar.text(), scalar.value(), Scalar.Style.PLAIN, scalar.position());
        }
        return new Scalar(scalar.text(), scalar.text(), style, scalar.position());
    }

    /// A scalar whose type was forgotten: only the quotes tell.
    public static Scalar untyped(Scalar scalar) {
        return scalar.isPlain()
                ? Scalar.untyped(scalar.text(), Dialect.KUSTOMIZE, scalar.position())
                : scalar;
    }

    private static boolean isPlain(Scalar.Style style) {
        return style == Scalar.Style.PLAIN || style == Scalar.Style.UNTYPED;
    }

    /// A scalar that kyaml makes of a text: quoted if YAML 1.1 would not read a string.
    public static Scalar created(String text, Position position) {
        var isString = Scalar.plain(text, Dialect.KUBECTL, position).value() instanceof String;
        return isString
                ? Scalar.untyped(text, Dialect.KUSTOMIZE, position)
                : new Scalar(text, text, Scalar.Style.DOUBLE_QUOTED, position);
    }

    /// A string that kyaml makes of a text, in quotes where YAML 1.1 would not read one; they stay
    /// when the text is changed.
    public static Scalar string(String text, Position position) {
        var isString = Scalar.plain(text, Dialect.KUBECTL, position).value() instanceof String;
        return isString || text.isEmpty()
                ? Scalar.string(text, position)
                : new Scalar(text, text, Scalar.Style.DOUBLE_QUOTED, position);
    }

    /// Another text in place of a scalar whose type and style stay, whether or not the type has
    /// such a value.
    static Scalar text(String text, Scalar replaced) {
        if (replaced.style() == Scalar.Style.UNTYPED) {
            return Scalar.untyped(text, Dialect.KUSTOMIZE, replaced.position());
        }
        var tag = Tags.of(replaced);
        if (tag.equals(Tags.STRING)) {
            return new Scalar(text, text, replaced.style(), replaced.position());
        }
        var meant = Scalar.plain(text, Dialect.KUSTOMIZE, replaced.position());
        if (tag.equals(Tags.FLOAT) && meant.value() instanceof Number number) {
            return new Scalar(text, number.doubleValue(), Scalar.Style.PLAIN, meant.position());
        }
        return tag.equals(Tags.of(meant))
                ? meant
                : new Scalar(text, new Mistyped(tag), Scalar.Style.PLAIN, replaced.position());
    }

    /// A scalar that kyaml sets to itself: what YAML 1.1 would not read as the string that it is
    /// gets quotes, and keeps them. Without a type it is one until its text is read.
    static Scalar setAgain(Scalar scalar) {
        var isPlainString =
                scalar.style() == Scalar.Style.PLAIN && scalar.text().equals(scalar.value());
        var becomesString =
                scalar.style() == Scalar.Style.UNTYPED
                        ? !scalar.text().isEmpty() && !isFormerString(scalar)
                        : isPlainString && !readsAsString(scalar);
        return becomesString
                ? new Scalar(
                        scalar.text(), scalar.text(), Scalar.Style.DOUBLE_QUOTED, scalar.position())
                : scalar;
    }

    /// Whether YAML 1.1 reads a string.
    private static boolean isFormerString(Scalar scalar) {
        return Scalar.plain(scalar.text(), Dialect.KUBECTL, scalar.position()).value()
                instanceof String;
    }

    private static boolean readsAsString(Scalar scalar) {
        var text = scalar.text();
        var older = Scalar.plain(text, Dialect.KUBECTL, scalar.position());
        var newer = Scalar.plain(text, Dialect.KUSTOMIZE, scalar.position());
        return text.equals(older.value()) && text.equals(newer.value());
    }
}
