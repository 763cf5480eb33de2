package dev.sluice.helm.encoding;

import dev.sluice.helm.time.GoDuration;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoBytes;
import dev.sluice.helm.value.GoComplex;
import dev.sluice.helm.value.GoInt;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoNumber;
import dev.sluice.helm.value.GoStrings;
import dev.sluice.helm.value.GoStruct;
import dev.sluice.helm.value.GoTypes;
import dev.sluice.helm.value.Traversal;
import dev.sluice.helm.value.YamlForm;
import dev.sluice.manifest.GoNumbers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes values as go-yaml 3 does by itself: types of Go as they are, lists indented, lines never
/// folded.
public final class PrettyYamlWriter {

    private final YamlLayout out = YamlLayout.ofVersion3();
    private final Traversal traversal = new Traversal();
    private int depth;

    private PrettyYamlWriter() {}

    /// What an encoder with an indentation of two writes, without the last line break.
    ///
    /// @throws EncodingError if the value cannot be written
    public static String write(@Nullable Object value) {
        var writer = new PrettyYamlWriter();
        writer.value(value);
        return writer.out.text();
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> out.plain("null");
            case String text -> string(text);
            case Boolean truth -> out.plain(truth.toString());
            case GoInt number -> out.plain(number.toString());
            case Long number -> out.plain(number.toString());
            case Double number -> out.plain(number(number));
            case GoMap map -> map(map);
            case GoList list -> list(list.items());
            case GoNumber number when number.type().equals(GoDuration.TYPE) ->
                    out.string(GoDuration.span(number).toString());
            case GoNumber number -> out.plain(number.toString());
            case GoBytes bytes -> list(numbers(bytes));
            case YamlForm form -> out.plain(form.inYaml());
            case GoStruct struct -> struct(struct);
            case Function _, GoComplex _ ->
                    throw new FunctionError("cannot marshal type: " + GoTypes.name(value));
            default -> throw new IllegalArgumentException("not a value of Go: " + value);
        }
    }

    private void string(String text) {
        if (GoStrings.isValid(text)) {
            out.string(text);
        } else {
            out.tag("!!binary");
            out.string(base64(text));
        }
    }

    /// Base64 in lines of 70, each of which ends if there are more.
    private static String base64(String text) {
        var bytes = GoStrings.bytes(text);
        var whole = Base64.getEncoder().encodeToString(bytes);
        return whole.length() < 70 ? whole : whole.replaceAll("(.{1,70})", "$1\n");
    }

    private static String number(double number) {
        if (Double.isNaN(number)) {
            return ".nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? ".inf" : "-.inf";
        }
        return GoNumbers.shortest(number);
    }

    private static List<@Nullable Object> numbers(GoBytes bytes) {
        var numbers = new ArrayList<@Nullable Object>(bytes.size());
        for (var i = 0; i < bytes.size(); i++) {
            numbers.add(GoInt.of(bytes.at(i)));
        }
        return numbers;
    }

    private void map(GoMap map) {
        if (map.isEmpty()) {
            out.empty("{", "}");
            return;
        }
        enter();
        var outer = out.openMapping();
        for (var key : out.sorted(map.keys())) {
            out.key(key);
            value(map.get(key));
        }
        out.close(outer);
        depth--;
    }

    private void struct(GoStruct struct) {
        var fields = struct.fields().stream().filter(GoStruct.Field::isExported).toList();
        if (fields.isEmpty()) {
            out.empty("{", "}");
            return;
        }
        enter();
        var outer = out.openMapping();
        for (var field : fields) {
            out.key(field.name().toLowerCase(Locale.ROOT));
            value(field.value());
        }
        out.close(outer);
        depth--;
    }

    private void list(List<@Nullable Object> items) {
        if (items.isEmpty()) {
            out.empty("[", "]");
            return;
        }
        enter();
        var outer = out.openSequence(false);
        for (var item : items) {
            out.item();
            value(item);
        }
        out.close(outer);
        depth--;
    }

    private void enter() {
        traversal.enter();
        depth++;
        if (depth > JsonWriter.DEEPEST) {
            throw new EncodingError("yaml: the value is nested too deeply, or holds itself");
        }
    }
}
