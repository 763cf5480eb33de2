package dev.sluice.kustomize.reference;

import dev.sluice.kustomize.document.Tags;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mistyped;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.YamlNode;
import java.util.Optional;

/// What a variable takes from a field (`GetFieldValue` of `kyaml/yaml/rnode.go`).
final class VariableValue {

    private VariableValue() {}

    /// The value of a field; none if it is a number that Go does not read.
    static Optional<YamlNode> of(YamlNode node) {
        return node instanceof Scalar scalar ? of(scalar) : Optional.of(node);
    }

    private static Optional<YamlNode> of(Scalar scalar) {
        // What has no type is a string to variables, whatever it is printed as.
        if (scalar.style() == Scalar.Style.UNTYPED) {
            return Optional.of(string(scalar));
        }
        return switch (Tags.of(scalar)) {
            case Tags.INTEGER -> integer(scalar.text(), scalar.position());
            case Tags.BOOLEAN -> truth(scalar.text(), scalar.position());
            case Tags.FLOAT, Tags.NULL ->
                    scalar.value() instanceof Mistyped ? Optional.empty() : Optional.of(scalar);
            default -> Optional.of(string(scalar));
        };
    }

    private static Scalar string(Scalar scalar) {
        return Scalar.string(scalar.text(), scalar.position());
    }

    /// Digits are decimal here, also where YAML reads them as octal.
    private static Optional<YamlNode> integer(String text, Position position) {
        try {
            return text.contains("_")
                    ? Optional.empty()
                    : Optional.of(plain(Long.toString(Long.parseLong(text)), position));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<YamlNode> truth(String text, Position position) {
        return switch (text) {
            case "1", "t", "T", "true", "True", "TRUE" -> Optional.of(plain("true", position));
            case "0", "f", "F", "false", "False", "FALSE" -> Optional.of(plain("false", position));
            default -> Optional.empty();
        };
    }

    private static Scalar plain(String text, Position position) {
        return Scalar.plain(text, Dialect.KUSTOMIZE, position);
    }
}
