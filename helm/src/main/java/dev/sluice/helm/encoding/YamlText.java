package dev.sluice.helm.encoding;

import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoStrings;
import dev.sluice.helm.value.GoType;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.EqualKeys;
import dev.sluice.manifest.Limits;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the first document of a YAML text as `sigs.k8s.io/yaml` does into a map or a list that is
/// there already: by way of JSON, so that all numbers are float64; an error is put into it.
public final class YamlText {

    private static final YamlReader READER =
            new YamlReader(Dialect.KUBECTL, Limits.DEFAULT, EqualKeys.LAST_COUNTS);

    private YamlText() {}

    /// `fromYaml`: a map; without content an empty one.
    public static GoMap map(String text) {
        try {
            return read(text).map(YamlText::map).orElseGet(GoMap::new);
        } catch (EncodingError e) {
            var failed = new GoMap();
            failed.put("Error", e.message());
            return failed;
        }
    }

    /// `fromYamlArray`: a list; without content an empty one.
    public static GoList list(String text) {
        try {
            return read(text).map(YamlText::list).orElseGet(GoList::of);
        } catch (EncodingError e) {
            return GoList.of(e.message());
        }
    }

    /// The value of the first document, nil where there is none that can be read.
    static @Nullable Object readable(String text) {
        return READER.readFirst("", text).documents().stream()
                .findFirst()
                .map(YamlText::value)
                .orElse(null);
    }

    private static Optional<YamlNode> read(String text) {
        if (!GoStrings.isValid(text)) {
            throw new EncodingError(
                    "error converting YAML to JSON: yaml: invalid leading UTF-8 octet");
        }
        var parsed = READER.readFirst("", text);
        parsed.problems().stream()
                .findFirst()
                .ifPresent(
                        problem -> {
                            throw new EncodingError(
                                    "error converting YAML to JSON: "
                                            + NullKey.of(problem, text)
                                                    .map(NullKey::complaint)
                                                    .orElseGet(
                                                            () -> GoYamlWords.of(problem, text)));
                        });
        return parsed.documents().stream().findFirst();
    }

    private static GoMap map(YamlNode node) {
        if (value(node) instanceof GoMap map) {
            return map;
        }
        throw mismatch(node, GoType.MAP);
    }

    private static GoList list(YamlNode node) {
        if (value(node) instanceof GoList list) {
            return list;
        }
        throw mismatch(node, GoType.LIST);
    }

    private static EncodingError mismatch(YamlNode node, GoType wanted) {
        return new EncodingError(
                "error unmarshaling JSON: while decoding JSON: "
                        + JsonReader.mismatch(value(node), wanted));
    }

    /// The value of a node as JSON has it.
    public static @Nullable Object value(YamlNode node) {
        return switch (node) {
            case Scalar scalar -> scalar(scalar);
            case Sequence sequence -> {
                var items = new ArrayList<@Nullable Object>(sequence.items().size());
                sequence.items().forEach(item -> items.add(value(item)));
                yield GoList.wrap(GoType.LIST, items);
            }
            case Mapping mapping -> {
                var map = new GoMap();
                mapping.fields().forEach((name, field) -> map.put(name, value(field.value())));
                yield map;
            }
        };
    }

    private static @Nullable Object scalar(Scalar scalar) {
        return switch (scalar.value()) {
            case Long number -> (double) number;
            case BigInteger number -> number.doubleValue();
            case null -> null;
            case Object other -> other;
        };
    }
}
