package dev.sluice.kustomize.patch;

import dev.sluice.kustomize.resource.Edits;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlPrinter;
import java.util.LinkedHashMap;
import java.util.TreeMap;

/// What is left of a node on its way over JSON and back to YAML, which an object takes in kustomize
/// where a JSON patch touches it (`UnmarshalJSON` in `kyaml yaml/rnode.go`): every number is a
/// float64, written as Go writes it, and strings have the style that go-yaml chooses.
public final class JsonDetour {

    private JsonDetour() {}

    public static YamlNode of(YamlNode node) {
        return switch (node) {
            case Mapping mapping -> sorted(mapping.withValues((_, value) -> of(value)));
            case Sequence sequence -> Edits.items(sequence, JsonDetour::of);
            case Scalar scalar -> scalar(scalar);
        };
    }

    /// Go writes the keys of JSON in their order, which shows where YAML is printed in a string.
    private static Mapping sorted(Mapping mapping) {
        var fields = new LinkedHashMap<String, Mapping.Field>();
        new TreeMap<>(mapping.fields()).forEach(fields::put);
        return new Mapping(fields, mapping.position());
    }

    private static Scalar scalar(Scalar scalar) {
        return switch (scalar.value()) {
            case null -> new Scalar("null", null, Scalar.Style.PLAIN, scalar.position());
            case Number number -> number(number.doubleValue(), scalar);
            case Boolean truth ->
                    Scalar.plain(truth.toString(), Dialect.KUSTOMIZE, scalar.position());
            default -> {
                var text = scalar.value().toString();
                yield new Scalar(text, text, style(text), scalar.position());
            }
        };
    }

    private static Scalar number(double number, Scalar scalar) {
        return YamlNode.of(number) instanceof Scalar written
                ? Scalar.plain(written.text(), Dialect.KUSTOMIZE, scalar.position())
                : scalar;
    }

    private static Scalar.Style style(String text) {
        var printed = YamlPrinter.print(YamlNode.of(text));
        return switch (printed.charAt(0)) {
            case '\'' -> Scalar.Style.SINGLE_QUOTED;
            case '"' -> Scalar.Style.DOUBLE_QUOTED;
            case '|' -> Scalar.Style.LITERAL;
            default -> Scalar.Style.PLAIN;
        };
    }
}
