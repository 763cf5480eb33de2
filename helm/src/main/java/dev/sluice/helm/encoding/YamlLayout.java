package dev.sluice.helm.encoding;

import dev.sluice.manifest.NaturalOrder;
import dev.sluice.manifest.ScalarWriter;
import dev.sluice.manifest.ScalarWriter.Version;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/// Sets mappings, sequences and scalars of YAML as go-yaml does: in version 2 a list in a mapping
/// stands at the keys' indentation, in version 3 it is indented.
final class YamlLayout {

    /// The longest key, in bytes, that is written without a question mark.
    private static final int SIMPLE_KEY_BYTES = 128;

    private final Version version;
    private final ScalarWriter out;

    private YamlLayout(Version version) {
        this.version = version;
        this.out = new ScalarWriter(version);
    }

    static YamlLayout ofVersion2() {
        return new YamlLayout(Version.GO_YAML_2);
    }

    static YamlLayout ofVersion3() {
        return new YamlLayout(Version.GO_YAML_3);
    }

    /// What was written, without a line break at the end that only ends the document.
    String text() {
        out.writeIndent();
        var text = out.text();
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    List<String> sorted(Collection<String> keys) {
        return keys.stream().sorted(NaturalOrder.of(version)).toList();
    }

    int openMapping() {
        return out.increaseIndent(false, false);
    }

    int openSequence(boolean inMapping) {
        var atKeys = version == Version.GO_YAML_2 && inMapping && !out.indention();
        return out.increaseIndent(false, atKeys);
    }

    void close(int outer) {
        out.indentAs(outer);
    }

    void item() {
        out.writeIndent();
        out.indicator("-", true, false, true);
    }

    void key(String key) {
        out.writeIndent();
        if (isSimple(key)) {
            string(key, true);
            out.indicator(":", false, false, false);
        } else {
            out.indicator("?", true, false, true);
            string(key, false);
            out.writeIndent();
            out.indicator(":", true, false, true);
        }
    }

    private static boolean isSimple(String key) {
        return key.chars().noneMatch(YamlLayout::isBreak)
                && (key.length() <= SIMPLE_KEY_BYTES / 3
                        || key.getBytes(StandardCharsets.UTF_8).length <= SIMPLE_KEY_BYTES);
    }

    private static boolean isBreak(int c) {
        return c == '\r' || c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    void empty(String open, String close) {
        out.indicator(open, true, true, false);
        out.indicator(close, false, false, false);
    }

    void string(String text) {
        string(text, false);
    }

    private void string(String text, boolean isKey) {
        var outer = out.increaseIndent(true, false);
        out.string(text, isKey);
        out.indentAs(outer);
    }

    void plain(String text) {
        var outer = out.increaseIndent(true, false);
        out.plain(text, false);
        out.indentAs(outer);
    }

    void tag(String tag) {
        out.indicator(tag, true, false, false);
    }
}
