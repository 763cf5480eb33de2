package dev.sluice.kustomize.patch;

import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;

/// Scalars in the style of others: where kyaml sets a value it keeps the quotes that stood there,
/// and quotes make a string of a number.
final class Restyled {

    private Restyled() {}

    static Scalar scalar(Scalar scalar, Scalar.Style style) {
        if (style == Scalar.Style.PLAIN || scalar.isNull()) {
            return new Scalar(scalar.text(), scalar.value(), style, scalar.position());
        }
        return new Scalar(scalar.text(), scalar.text(), style, scalar.position());
    }

    /// A scalar whose type was forgotten: only the quotes tell.
    static Scalar untyped(Scalar scalar) {
        return scalar.style() == Scalar.Style.PLAIN
                ? Scalar.plain(scalar.text(), Dialect.KUSTOMIZE, scalar.position())
                : scalar;
    }

    /// A scalar that kyaml makes of a text: quoted if YAML 1.1 would not read a string.
    static Scalar created(String text, Position position) {
        var isString = Scalar.plain(text, Dialect.KUBECTL, position).value() instanceof String;
        return isString
                ? Scalar.plain(text, Dialect.KUSTOMIZE, position)
                : new Scalar(text, text, Scalar.Style.DOUBLE_QUOTED, position);
    }
}
