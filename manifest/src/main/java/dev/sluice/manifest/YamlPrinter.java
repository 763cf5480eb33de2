package dev.sluice.manifest;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Prints YAML byte for byte as `sigs.k8s.io/yaml` does (go-yaml 2 after a detour over JSON): what
/// `kustomize build` and Helm's `toYaml` print. Keys in natural order, lists not indented, lines
/// folded at 80 columns; styles and comments of the source are not kept.
///
/// The structure follows `emitterc.go`, so that the corner cases do.
public final class YamlPrinter {

    /// The longest key, in bytes, that go-yaml writes without a question mark.
    private static final int SIMPLE_KEY_BYTES = 128;
    private static final int MOST_BYTES_OF_A_CHAR = 3;

    private final ScalarWriter out = new ScalarWriter(ScalarWriter.Version.GO_YAML_2);

    private YamlPrinter() {}

    public static String print(YamlNode node) {
        var printer = new YamlPrinter();
        printer.node(node, false, false);
        printer.out.writeIndent();
        return printer.out.text();
    }

    /// Several documents, with `---` between them.
    public static String printAll(List<? extends YamlNode> documents) {
        var all = new StringBuilder();
        for (var document : documents) {
            all.append(all.isEmpty() ? "" : "---\n").append(print(document));
        }
        return all.toString();
    }

    private void node(YamlNode node, boolean inMapping, boolean simpleKey) {
        switch (node) {
            case Scalar scalar -> scalar(scalar, simpleKey);
            case Sequence sequence when sequence.items().isEmpty() -> empty("[", "]");
            case Sequence sequence -> sequence(sequence, inMapping);
            case Mapping mapping when mapping.isEmpty() -> empty("{", "}");
            case Mapping mapping -> mapping(mapping);
        }
    }

    private void empty(String open, String close) {
        out.indicator(open, true, true, false);
        out.indicator(close, false, false, false);
    }

    private void sequence(Sequence sequence, boolean inMapping) {
        var outer = out.increaseIndent(false, inMapping && !out.indention());
        for (var item : sequence.items()) {
            out.writeIndent();
            out.indicator("-", true, false, true);
            node(item, false, false);
        }
        out.indentAs(outer);
    }

    private void mapping(Mapping mapping) {
        var names = FieldTable.of(mapping.fields()).sortedNames(NaturalOrder.INSTANCE);
        var outer = out.increaseIndent(false, false);
        for (var name : names) {
            field(name, mapping.get(name).orElseThrow());
        }
        out.indentAs(outer);
    }

    private void field(String name, YamlNode value) {
        out.writeIndent();
        if (isSimple(name)) {
            string(name, true);
            out.indicator(":", false, false, false);
        } else {
            out.indicator("?", true, false, true);
            string(name, false);
            out.writeIndent();
            out.indicator(":", true, false, true);
        }
        node(value, true, false);
    }

    private void string(String text, boolean simpleKey) {
        var outer = out.increaseIndent(true, false);
        out.string(text, simpleKey);
        out.indentAs(outer);
    }

    private static boolean isSimple(String key) {
        for (var i = 0; i < key.length(); i++) {
            if (ScalarAnalysis.isBreak(key.charAt(i))) {
                return false;
            }
        }
        return key.length() * MOST_BYTES_OF_A_CHAR <= SIMPLE_KEY_BYTES
                || key.getBytes(StandardCharsets.UTF_8).length <= SIMPLE_KEY_BYTES;
    }

    private void scalar(Scalar scalar, boolean simpleKey) {
        var outer = out.increaseIndent(true, false);
        switch (scalar.value()) {
            case null -> out.plain("null", simpleKey);
            case Double number -> out.plain(number(number), simpleKey);
            case String text -> out.string(text, simpleKey);
            case Object other -> out.plain(other.toString(), simpleKey);
        }
        out.indentAs(outer);
    }

    /// Between JSON and YAML a float without fraction becomes an integer, if 64 bits hold it.
    private static String number(double number) {
        var json = GoNumbers.json(number);
        if (!json.matches("-?[0-9]+")) {
            return GoNumbers.shortest(number);
        }
        var whole = new BigInteger(json);
        var fits =
                whole.bitLength() < Long.SIZE
                        || (whole.signum() > 0 && whole.bitLength() <= Long.SIZE);
        return fits ? whole.toString() : GoNumbers.shortest(number);
    }
}
