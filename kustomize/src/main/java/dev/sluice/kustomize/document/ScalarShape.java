package dev.sluice.kustomize.document;

import dev.sluice.kustomize.document.Node.Style;

/// In which styles a text can be written (`yaml_emitter_analyze_scalar` of go-yaml 3).
final class ScalarShape {

    private static final String NEVER_FIRST = "#,[]{}&*!|>'\"%@`";

    private final int[] signs;
    private boolean hasBlockSigns;
    private boolean hasFlowSigns;
    private boolean isMultiline;
    private boolean hasBreakThenSpace;
    private boolean hasSpaceThenBreak;
    private boolean hasTabs;
    private boolean hasUnprintables;

    ScalarShape(String text) {
        this.signs = text.codePoints().toArray();
        if (text.startsWith("---") || text.startsWith("...")) {
            hasBlockSigns = true;
            hasFlowSigns = true;
        }
        for (var i = 0; i < signs.length; i++) {
            indicators(i);
            whitespace(i);
        }
    }

    private void indicators(int i) {
        var sign = signs[i];
        var isFollowedBySpace = i + 1 >= signs.length || isBlank(i + 1);
        if (i == 0 ? NEVER_FIRST.indexOf(sign) >= 0 : sign == '#' && isGap(i - 1)) {
            hasFlowSigns = true;
            hasBlockSigns = true;
        } else if (sign == ':' || (i == 0 && sign == '?')) {
            hasFlowSigns = true;
            hasBlockSigns |= isFollowedBySpace;
        } else if (i == 0 && sign == '-' && isFollowedBySpace) {
            hasFlowSigns = true;
            hasBlockSigns = true;
        } else if (i > 0 && ",?[]{}".indexOf(sign) >= 0) {
            hasFlowSigns = true;
        }
        hasTabs |= sign == '\t';
        hasUnprintables |= sign != '\t' && !isPrintable(sign);
    }

    private void whitespace(int i) {
        var isBreak = Characters.isBreakSign(signs[i]);
        isMultiline |= isBreak;
        if (i > 0) {
            hasBreakThenSpace |= signs[i] == ' ' && Characters.isBreakSign(signs[i - 1]);
            hasSpaceThenBreak |= isBreak && signs[i - 1] == ' ';
        }
    }

    private boolean isBlank(int i) {
        return signs[i] == ' ' || signs[i] == '\t';
    }

    private boolean isGap(int i) {
        return isBlank(i) || Characters.isBreakSign(signs[i]);
    }

    static boolean isPrintable(int sign) {
        return sign == '\n'
                || (sign >= ' ' && sign <= '~')
                || (sign >= 0xA0 && sign <= 0xD7FF)
                || (sign >= 0xE000 && sign <= 0xFFFD && sign != 0xFEFF);
    }

    boolean isMultiline() {
        return isMultiline;
    }

    /// The style in which the text is written that is wanted in another.
    Style style(Style wanted, boolean inFlow, boolean isKey) {
        var style = isKey && isMultiline ? Style.DOUBLE_QUOTED : wanted;
        if (style == Style.DEFAULT && !isPlainAllowed(inFlow, isKey)) {
            style = Style.SINGLE_QUOTED;
        }
        if (style == Style.SINGLE_QUOTED && !isSingleQuotedAllowed()) {
            return Style.DOUBLE_QUOTED;
        }
        var isBlock = style == Style.LITERAL || style == Style.FOLDED;
        return isBlock && (!isBlockAllowed() || inFlow || isKey) ? Style.DOUBLE_QUOTED : style;
    }

    private boolean isPlainAllowed(boolean inFlow, boolean isKey) {
        if (signs.length == 0) {
            return !inFlow && !isKey;
        }
        var hasSigns = inFlow ? hasFlowSigns : hasBlockSigns;
        var isOpen = isSpace(signs[0]) || isSpace(signs[signs.length - 1]);
        return isSingleQuotedAllowed() && !isOpen && !isMultiline && !hasSigns;
    }

    private static boolean isSpace(int sign) {
        return sign == ' ' || Characters.isBreakSign(sign);
    }

    private boolean isSingleQuotedAllowed() {
        return !hasBreakThenSpace && !hasSpaceThenBreak && !hasTabs && !hasUnprintables;
    }

    private boolean isBlockAllowed() {
        return signs.length > 0
                && signs[signs.length - 1] != ' '
                && !hasSpaceThenBreak
                && !hasUnprintables;
    }
}
