package dev.sluice.kustomize.document;

import dev.sluice.kustomize.document.Node.Style;

/// Writes texts in each of the styles.
final class ScalarPen {

    private static final String ESCAPED =
            "\0\u0007\b\t\n\u000B\f\r\u001B\"\\\u0085\u00A0\u2028\u2029";
    private static final String ESCAPES = "0abtnvfre\"\\N_LP";

    private final Sheet sheet;

    ScalarPen(Sheet sheet) {
        this.sheet = sheet;
    }

    void plain(String text) {
        if (!text.isEmpty()) {
            sheet.space();
        }
        quotedLines(text, false);
        if (!text.isEmpty()) {
            sheet.wrote(false);
        }
        sheet.wroteText();
    }

    void singleQuoted(String text) {
        sheet.indicator("'", true);
        quotedLines(text, true);
        sheet.indicator("'", false);
    }

    private void quotedLines(String text, boolean isQuoted) {
        var isBroken = false;
        for (var sign : text.codePoints().toArray()) {
            if (Characters.isBreakSign(sign)) {
                if (!isBroken && sign == '\n') {
                    sheet.endLine();
                }
                sheet.lineBreak(sign);
                isBroken = true;
            } else {
                if (isBroken && sign != ' ') {
                    sheet.beginLine();
                }
                if (isQuoted && sign == '\'') {
                    sheet.write(sign);
                }
                sheet.write(sign);
                sheet.wroteText();
                isBroken = isBroken && sign == ' ';
            }
        }
    }

    void doubleQuoted(String text) {
        sheet.indicator("\"", true);
        for (var sign : text.codePoints().toArray()) {
            if (sign == '"' || sign == '\\' || sign == '\n' || isSpecial(sign)) {
                escaped(sign);
            } else {
                sheet.write(sign);
            }
        }
        sheet.indicator("\"", false);
    }

    private static boolean isSpecial(int sign) {
        return !ScalarShape.isPrintable(sign) || Characters.isBreakSign(sign);
    }

    private void escaped(int sign) {
        sheet.write('\\');
        var escape = ESCAPED.indexOf(sign);
        if (escape >= 0) {
            sheet.write(ESCAPES.charAt(escape));
            return;
        }
        var format = sign <= 0xFF ? "x%02X" : sign <= 0xFFFF ? "u%04X" : "U%08X";
        format.formatted(sign).codePoints().forEach(sheet::write);
    }

    /// Writes the sign of a block, and how its end is kept.
    void blockSign(String text, Style style) {
        sheet.indicator(style == Style.LITERAL ? "|" : ">", true);
        var signs = text.codePoints().toArray();
        if (signs.length > 0 && (signs[0] == ' ' || Characters.isBreakSign(signs[0]))) {
            sheet.indicator("2", false);
        }
        if (!endsLine(signs, 1)) {
            sheet.indicator("-", false);
        } else if (signs.length == 1 || endsLine(signs, 2)) {
            sheet.indicator("+", false);
        }
    }

    private static boolean endsLine(int[] signs, int fromEnd) {
        return signs.length >= fromEnd && Characters.isBreakSign(signs[signs.length - fromEnd]);
    }

    void literal(String text) {
        sheet.wrote(true);
        var isBroken = true;
        for (var sign : text.codePoints().toArray()) {
            if (Characters.isBreakSign(sign)) {
                sheet.lineBreak(sign);
                isBroken = true;
            } else {
                blockSignOf(sign, isBroken);
                isBroken = false;
            }
        }
    }

    private void blockSignOf(int sign, boolean isBroken) {
        if (isBroken) {
            sheet.beginLine();
        }
        sheet.write(sign);
        sheet.wroteText();
    }

    void folded(String text) {
        sheet.wrote(true);
        var signs = text.codePoints().toArray();
        var opensWithBlank = isBlankBehindBreaks(signs);
        var isBroken = true;
        var isIndented = true;
        for (var sign : signs) {
            if (Characters.isBreakSign(sign)) {
                if (!isBroken && !isIndented && sign == '\n' && !opensWithBlank) {
                    sheet.endLine();
                }
                sheet.lineBreak(sign);
                isBroken = true;
            } else {
                isIndented = isBroken ? sign == ' ' || sign == '\t' : isIndented;
                blockSignOf(sign, isBroken);
                isBroken = false;
            }
        }
    }

    /// Whether the first line that is not empty begins with a space: go-yaml looks there, not at
    /// the line that follows, to tell whether it writes one more line break.
    private static boolean isBlankBehindBreaks(int[] signs) {
        for (var sign : signs) {
            if (!Characters.isBreakSign(sign)) {
                return sign == ' ' || sign == '\t';
            }
        }
        return true;
    }
}
