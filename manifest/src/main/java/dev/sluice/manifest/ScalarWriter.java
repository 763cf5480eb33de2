package dev.sluice.manifest;

/// Writes scalars and indicators, minding column and indentation as `emitterc.go` does.
public final class ScalarWriter {

    /// Whose rules count.
    public enum Version {
        /// Lines fold at 80 columns; strings are read by YAML 1.1.
        GO_YAML_2,
        /// Lines never fold, tabs may stand in blocks.
        GO_YAML_3
    }

    private static final int BEST_INDENT = 2;
    private static final int BEST_WIDTH = 80;
    private static final String ESCAPED =
            "\0\u0007\b\t\n\u000b\f\r\u001b\"\\\u0085\u00a0\u2028\u2029";
    private static final String ESCAPES = "0abtnvfre\"\\N_LP";

    private final StringBuilder text = new StringBuilder();
    private final Version version;
    private final int width;
    private int column;
    private int indent = -1;
    private boolean whitespace = true;
    private boolean indention = true;

    public ScalarWriter(Version version) {
        this.version = version;
        this.width = version == Version.GO_YAML_2 ? BEST_WIDTH : Integer.MAX_VALUE;
    }

    public String text() {
        return text.toString();
    }

    /// Whether only indentation stands on the line so far.
    public boolean indention() {
        return indention;
    }

    /// Goes one level in and returns the level to come back to.
    public int increaseIndent(boolean flow, boolean indentless) {
        var outer = indent;
        if (indent < 0) {
            indent = flow ? BEST_INDENT : 0;
        } else if (!indentless) {
            indent += BEST_INDENT;
        }
        return outer;
    }

    public void indentAs(int outer) {
        indent = outer;
    }

    public void writeIndent() {
        var target = Math.max(0, indent);
        if (!indention || column > target || (column == target && !whitespace)) {
            lineBreak();
        }
        if (column < target) {
            text.repeat(' ', target - column);
            column = target;
        }
        whitespace = true;
        indention = true;
    }

    public void indicator(String sign, boolean needsSpace, boolean isSpace, boolean isIndention) {
        if (needsSpace && !whitespace) {
            put(' ');
        }
        put(sign);
        whitespace = isSpace;
        indention = indention && isIndention;
    }

    /// A string, in the style that it needs.
    public void string(String value, boolean simpleKey) {
        if (ScalarAnalysis.isWord(value) && GoScalars.readsAsString(value, version)) {
            word(value);
            return;
        }
        var codes = value.codePoints().toArray();
        var allowed = ScalarAnalysis.of(codes, version);
        if (value.indexOf('\n') >= 0) {
            if (allowed.block() && !simpleKey) {
                literal(codes);
            } else {
                doubleQuoted(codes, !simpleKey);
            }
        } else if (!GoScalars.readsAsString(value, version)) {
            doubleQuoted(codes, !simpleKey);
        } else if (allowed.plain()) {
            plain(codes, !simpleKey);
        } else if (allowed.singleQuoted()) {
            singleQuoted(codes, !simpleKey);
        } else {
            doubleQuoted(codes, !simpleKey);
        }
    }

    /// What needs no quotes, as it stands.
    public void plain(String value, boolean simpleKey) {
        if (ScalarAnalysis.isWord(value)) {
            word(value);
        } else {
            plain(value.codePoints().toArray(), !simpleKey);
        }
    }

    /// What has no spaces, so that no line folds in it.
    private void word(String value) {
        if (!whitespace) {
            put(' ');
        }
        put(value);
        whitespace = false;
        indention = false;
    }

    private void plain(int[] value, boolean folds) {
        if (!whitespace) {
            put(' ');
        }
        for (var i = 0; i < value.length; i++) {
            var isSpace = value[i] == ' ';
            if (isSpace && folds && column > width && isSingleSpace(value, i)) {
                writeIndent();
            } else {
                put(value[i]);
            }
            indention = indention && isSpace;
        }
        whitespace = false;
        indention = false;
    }

    private void singleQuoted(int[] value, boolean folds) {
        indicator("'", true, false, false);
        var breaks = false;
        for (var i = 0; i < value.length; i++) {
            var c = value[i];
            if (c == ' ') {
                var inside = i > 0 && i < value.length - 1;
                if (folds && inside && column > width && isSingleSpace(value, i)) {
                    writeIndent();
                } else {
                    put(c);
                }
            } else if (ScalarAnalysis.isBreak(c)) {
                copyBreak(c);
                breaks = true;
            } else {
                if (breaks) {
                    writeIndent();
                }
                if (c == '\'') {
                    put(c);
                }
                put(c);
                indention = false;
                breaks = false;
            }
        }
        indicator("'", false, false, false);
    }

    private void doubleQuoted(int[] value, boolean folds) {
        indicator("\"", true, false, false);
        var startsWithMark = value.length > 0 && value[0] == 0xFEFF;
        var spaces = false;
        for (var i = 0; i < value.length; i++) {
            var c = value[i];
            if (startsWithMark || isEscaped(c)) {
                escape(c);
                spaces = false;
            } else if (c != ' ') {
                put(c);
                spaces = false;
            } else {
                var inside = i > 0 && i < value.length - 1;
                if (folds && !spaces && column > width && inside) {
                    writeIndent();
                    if (value[i + 1] == ' ') {
                        put('\\');
                    }
                } else {
                    put(c);
                }
                spaces = true;
            }
        }
        indicator("\"", false, false, false);
    }

    private void literal(int[] value) {
        indicator("|" + indentHint(value) + chompHint(value), true, false, false);
        lineBreak();
        indention = true;
        whitespace = true;
        var breaks = true;
        for (var c : value) {
            if (ScalarAnalysis.isBreak(c)) {
                copyBreak(c);
                breaks = true;
            } else {
                if (breaks) {
                    writeIndent();
                }
                put(c);
                indention = false;
                breaks = false;
            }
        }
    }

    private static String indentHint(int[] value) {
        return value[0] == ' ' || ScalarAnalysis.isBreak(value[0])
                ? Integer.toString(BEST_INDENT)
                : "";
    }

    private static String chompHint(int[] value) {
        var last = value.length - 1;
        if (!ScalarAnalysis.isBreak(value[last])) {
            return "-";
        }
        return last == 0 || ScalarAnalysis.isBreak(value[last - 1]) ? "+" : "";
    }

    private static boolean isSingleSpace(int[] value, int i) {
        return value[i - 1] != ' ' && value[i + 1] != ' ';
    }

    private static boolean isEscaped(int c) {
        return !ScalarAnalysis.isPrintable(c) || ScalarAnalysis.isBreak(c) || c == '"' || c == '\\';
    }

    private void escape(int c) {
        put('\\');
        var known = c <= 0xFFFF ? ESCAPED.indexOf((char) c) : -1;
        if (known >= 0) {
            put(ESCAPES.charAt(known));
        } else if (c <= 0xFF) {
            put("x%02X".formatted(c));
        } else if (c <= 0xFFFF) {
            put("u%04X".formatted(c));
        } else {
            put("U%08X".formatted(c));
        }
    }

    private void copyBreak(int c) {
        if (c == '\n') {
            lineBreak();
        } else {
            put(c);
            column = 0;
        }
        indention = true;
    }

    private void lineBreak() {
        text.append('\n');
        column = 0;
    }

    private void put(int c) {
        text.appendCodePoint(c);
        column++;
    }

    /// Puts characters of ASCII.
    private void put(String characters) {
        text.append(characters);
        column += characters.length();
    }
}
