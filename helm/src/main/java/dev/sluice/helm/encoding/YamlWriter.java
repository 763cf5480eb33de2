package dev.sluice.helm.encoding;

import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.GoBytes;
import dev.sluice.helm.value.GoComplex;
import dev.sluice.helm.value.GoInt;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoNumber;
import dev.sluice.helm.value.GoStruct;
import dev.sluice.helm.value.GoTypes;
import dev.sluice.helm.value.JsonForm;
import dev.sluice.helm.value.Traversal;
import dev.sluice.manifest.GoNumbers;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes values as `sigs.k8s.io/yaml` does: JSON first, and then what go-yaml 2 makes of it.
public final class YamlWriter {

    private static final double TWO_TO_63 = 0x1p63;
    private static final double TWO_TO_64 = 0x1p64;

    private final YamlLayout out = YamlLayout.ofVersion2();
    private final Traversal traversal = new Traversal();
    private int depth;

    private YamlWriter() {}

    /// `yaml.Marshal`, without the last line break.
    ///
    /// @throws EncodingError if the value holds what JSON or YAML lacks
    public static String write(@Nullable Object value) {
        var writer = new YamlWriter();
        writer.value(value, false);
        return writer.out.text();
    }

    private void value(@Nullable Object value, boolean inMapping) {
        switch (value) {
            case null -> out.plain("null");
            case String text -> out.string(JsonInYaml.text(text));
            case Boolean truth -> out.plain(truth.toString());
            case GoInt number -> out.plain(number.toString());
            case Long number -> out.plain(number.toString());
            case Double number -> out.plain(number(number));
            case GoMap map -> map(map);
            case GoList list -> list(list, inMapping);
            case GoNumber number -> out.plain(number.toString());
            case GoBytes bytes when bytes.isNil() -> out.plain("null");
            case GoBytes bytes -> out.string(Base64.getEncoder().encodeToString(bytes.toArray()));
            case JsonForm.Fields(var fields) -> fields(fields);
            case JsonForm form -> value(form.inJson(), inMapping);
            case GoStruct struct -> fields(JsonWriter.exported(struct));
            case Function _, GoComplex _ ->
                    throw new EncodingError(
                            "error marshaling into JSON: json: unsupported type: "
                                    + GoTypes.name(value));
            default -> throw new IllegalArgumentException("not a value of Go: " + value);
        }
    }

    /// A number of JSON that has no fraction is read as an integer, if 64 bits hold it.
    private static String number(double number) {
        if (!Double.isFinite(number)) {
            return JsonWriter.number(number);
        }
        if (number != Math.rint(number) || Math.abs(number) >= TWO_TO_64) {
            return GoNumbers.shortest(number);
        }
        if (number > -TWO_TO_63 && number < TWO_TO_63) {
            return Long.toString(Long.parseLong(plainDigits(number)));
        }
        return number > 0 ? plainDigits(number) : GoNumbers.shortest(number);
    }

    /// The digits as JSON has them: the shortest that tell the number, and then zeros.
    private static String plainDigits(double number) {
        return Math.abs(number) < 1e15 ? Long.toString((long) number) : GoNumbers.json(number);
    }

    private void map(GoMap map) {
        if (map.isNil()) {
            out.plain("null");
        } else if (map.isEmpty()) {
            out.empty("{", "}");
        } else {
            entries(map.keys(), map::get);
        }
    }

    private void fields(Map<String, @Nullable Object> fields) {
        if (fields.isEmpty()) {
            out.empty("{", "}");
        } else {
            entries(List.copyOf(fields.keySet()), fields::get);
        }
    }

    private void entries(
            List<String> keys, java.util.function.Function<String, @Nullable Object> values) {
        enter("map[string]interface {}");
        var read = new HashMap<String, @Nullable Object>();
        keys.forEach(key -> read.put(JsonInYaml.key(key), values.apply(key)));
        var outer = out.openMapping();
        for (var key : out.sorted(read.keySet())) {
            out.key(key);
            value(read.get(key), true);
        }
        out.close(outer);
        depth--;
    }

    private void list(GoList list, boolean inMapping) {
        if (list.isNil()) {
            out.plain("null");
        } else if (list.size() == 0) {
            out.empty("[", "]");
        } else {
            enter("[]interface {}");
            var outer = out.openSequence(inMapping);
            for (var item : list.items()) {
                out.item();
                value(item, false);
            }
            out.close(outer);
            depth--;
        }
    }

    private void enter(String type) {
        traversal.enter();
        depth++;
        if (depth > JsonWriter.DEEPEST) {
            throw new EncodingError(
                    "error marshaling into JSON: json: unsupported value: encountered a cycle via "
                            + type);
        }
    }
}
