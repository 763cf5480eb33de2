package dev.sluice.manifest;

/// Stands for the value of a scalar whose text is none of its type: go-yaml lets a text be set
/// without a look at the type, and notices when it prints the scalar.
///
/// @param tag the type in short, as `!!int`
public record Mistyped(String tag) {

    Scalar.Type type() {
        return switch (tag) {
            case "!!null" -> Scalar.Type.NULL;
            case "!!bool" -> Scalar.Type.BOOLEAN;
            case "!!int" -> Scalar.Type.INTEGER;
            case "!!float" -> Scalar.Type.FLOAT;
            default -> Scalar.Type.STRING;
        };
    }
}
