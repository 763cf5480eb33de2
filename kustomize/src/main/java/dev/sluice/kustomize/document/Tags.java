package dev.sluice.kustomize.document;

import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mistyped;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import java.util.regex.Pattern;

/// Names of types (`resolve.go` of go-yaml 3).
public final class Tags {

    public static final String NULL = "!!null";
    public static final String STRING = "!!str";
    public static final String INTEGER = "!!int";
    public static final String BOOLEAN = "!!bool";
    public static final String FLOAT = "!!float";
    static final String MERGE = "!!merge";
    static final String SEQUENCE = "!!seq";
    static final String MAPPING = "!!map";

    private static final String LONG = "tag:yaml.org,2002:";
    private static final Pattern NOT_FINITE =
            Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private Tags() {}

    /// What a text without quotes is.
    static String of(String text) {
        return NOT_FINITE.matcher(text).matches()
                ? FLOAT
                : of(Scalar.plain(text, Dialect.KUSTOMIZE, Position.NOWHERE));
    }

    /// The type of a scalar.
    public static String of(Scalar scalar) {
        if (scalar.value() instanceof Mistyped mistyped) {
            return mistyped.tag();
        }
        return switch (scalar.type()) {
            case NULL -> NULL;
            case BOOLEAN -> BOOLEAN;
            case INTEGER -> INTEGER;
            case FLOAT -> FLOAT;
            case STRING ->
                    scalar.isPlain() && !scalar.text().equals(scalar.value())
                            ? "!!timestamp"
                            : STRING;
        };
    }

    static String inShort(String tag) {
        return tag.startsWith(LONG) ? "!!" + tag.substring(LONG.length()) : tag;
    }

    static String inFull(String tag) {
        return tag.startsWith("!!") ? LONG + tag.substring(2) : tag;
    }
}
