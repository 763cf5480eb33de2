package dev.sluice.helm.function;

import static dev.sluice.helm.value.GoType.ANY;
import static dev.sluice.helm.value.GoType.LIST;
import static dev.sluice.helm.value.GoType.MAP;
import static dev.sluice.helm.value.GoType.STRING;

import dev.sluice.helm.encoding.EncodingError;
import dev.sluice.helm.encoding.JsonReader;
import dev.sluice.helm.encoding.JsonWriter;
import dev.sluice.helm.encoding.PrettyYamlWriter;
import dev.sluice.helm.encoding.TomlReader;
import dev.sluice.helm.encoding.TomlWriter;
import dev.sluice.helm.encoding.YamlText;
import dev.sluice.helm.encoding.YamlWriter;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// YAML, JSON and TOML (helm pkg/engine/funcs.go and sprig's `defaults.go`): without `must`, what
/// cannot be written is nothing, and what cannot be read says why in the result.
final class SerializationFunctions {

    /// Writes a value, or throws an [EncodingError].
    @FunctionalInterface
    private interface Writer {
        String write(@Nullable Object value);
    }

    private SerializationFunctions() {}

    /// Sprig's, which knows no YAML and no TOML.
    static List<Function> ofSprig() {
        return List.of(
                silent("toJson", JsonWriter::write),
                silent("toPrettyJson", JsonWriter::writeIndented),
                loud("toRawJson", JsonWriter::writeRaw),
                loud("mustToJson", JsonWriter::write),
                loud("mustToPrettyJson", JsonWriter::writeIndented),
                loud("mustToRawJson", JsonWriter::writeRaw),
                Function.of("fromJson", ANY, a -> jsonOrNothing(a.string(0)), STRING),
                Function.of("mustFromJson", ANY, a -> json(a.string(0)), STRING));
    }

    /// What every Helm has besides, or otherwise.
    static List<Function> all() {
        return List.of(
                silent("toYaml", YamlWriter::write),
                silent("toYamlPretty", PrettyYamlWriter::write),
                Function.of("toToml", STRING, a -> toml(a.any(0)), ANY),
                Function.of("fromYaml", MAP, a -> YamlText.map(a.string(0)), STRING),
                Function.of("fromYamlArray", LIST, a -> YamlText.list(a.string(0)), STRING),
                Function.of("fromJson", MAP, a -> JsonText.map(a.string(0)), STRING),
                Function.of("fromJsonArray", LIST, a -> JsonText.list(a.string(0)), STRING),
                Function.of("fromToml", MAP, a -> fromToml(a.string(0)), STRING));
    }

    /// What Helm 4 has besides.
    static List<Function> newer() {
        return List.of(
                loud("mustToYaml", YamlWriter::write),
                loud("mustToToml", SerializationFunctions::presentToml));
    }

    private static Function silent(String name, Writer writer) {
        return Function.of(
                name,
                STRING,
                a -> {
                    try {
                        return writer.write(a.any(0));
                    } catch (EncodingError _) {
                        return "";
                    }
                },
                ANY);
    }

    private static Function loud(String name, Writer writer) {
        return Function.of(
                name,
                STRING,
                a -> {
                    try {
                        return writer.write(a.any(0));
                    } catch (EncodingError e) {
                        throw new FunctionError(e.message());
                    }
                },
                ANY);
    }

    /// Errors are returned as the text.
    private static String toml(@Nullable Object value) {
        try {
            return presentToml(value);
        } catch (EncodingError e) {
            return e.message();
        }
    }

    private static String presentToml(@Nullable Object value) {
        if (value == null) {
            throw new FunctionError("reflect: call of reflect.Value.Type on zero Value");
        }
        return TomlWriter.write(value);
    }

    private static @Nullable Object json(String text) {
        try {
            var decoded = JsonReader.read(text);
            decoded.error()
                    .ifPresent(
                            error -> {
                                throw new FunctionError(error);
                            });
            return decoded.value();
        } catch (EncodingError e) {
            throw new FunctionError(e.message());
        }
    }

    private static @Nullable Object jsonOrNothing(String text) {
        try {
            return JsonReader.read(text).value();
        } catch (EncodingError _) {
            return null;
        }
    }

    private static GoMap fromToml(String text) {
        try {
            return TomlReader.read(text);
        } catch (EncodingError e) {
            var map = new GoMap();
            map.put("Error", e.message());
            return map;
        }
    }
}
