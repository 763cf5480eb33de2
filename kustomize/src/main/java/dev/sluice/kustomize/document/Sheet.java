package dev.sluice.kustomize.document;

import java.util.ArrayDeque;
import java.util.Deque;

/// What a printer has written, and how far it is indented.
final class Sheet {

    private static final int STEP = 2;

    private final StringBuilder text = new StringBuilder();
    private final Deque<Integer> indents = new ArrayDeque<>();
    private int indent = -1;
    private int column;
    private boolean isAfterSpace = true;
    private boolean isIndentOnly = true;

    /// How far the last comment below something is indented; -1 if a line followed it.
    private int footIndent = -1;

    String text() {
        return text.toString();
    }

    int column() {
        return column;
    }

    /// Whether nothing but indentation and dashes stands on this line.
    boolean isIndentOnly() {
        return isIndentOnly;
    }

    /// Indents what begins here.
    ///
    /// @param inItem whether it stands behind a dash
    /// @param isCompact whether it is a list that is indented no further than its key
    void indent(boolean isFlow, boolean inItem, boolean isCompact) {
        indents.push(indent);
        if (indent < 0) {
            indent = isFlow ? STEP : 0;
        } else if (inItem) {
            indent += STEP;
        } else {
            indent = STEP * ((indent + STEP) / STEP) - (isCompact ? STEP : 0);
        }
    }

    void dedent() {
        indent = indents.pop();
    }

    void endLine() {
        text.append('\n');
        column = 0;
        isIndentOnly = true;
    }

    /// Writes a line break of a text.
    void lineBreak(int sign) {
        if (sign == '\n') {
            endLine();
        } else {
            write(sign);
            column = 0;
            isIndentOnly = true;
        }
    }

    void write(int sign) {
        text.appendCodePoint(sign);
        column++;
    }

    private void write(String signs) {
        signs.codePoints().forEach(this::write);
    }

    void space() {
        if (!isAfterSpace) {
            write(' ');
        }
    }

    /// Begins a line, unless one has just begun.
    void beginLine() {
        var wanted = Math.max(0, indent);
        if (!isIndentOnly || column > wanted || (column == wanted && !isAfterSpace)) {
            endLine();
        }
        if (footIndent == wanted) {
            endLine();
        }
        while (column < wanted) {
            write(' ');
        }
        isAfterSpace = true;
        footIndent = -1;
    }

    void indicator(String sign, boolean needsSpace) {
        if (needsSpace) {
            space();
        }
        write(sign);
        wrote(false);
        isIndentOnly = false;
    }

    /// Writes a bracket or brace behind which no space is needed.
    void opening(String sign) {
        space();
        write(sign);
        wrote(true);
        isIndentOnly = false;
    }

    /// Writes a dash or the sign of a long key, behind which a block may begin on the same line.
    void blockIndicator(String sign) {
        space();
        write(sign);
        wrote(false);
    }

    /// Writes what belongs to a value and follows a space.
    void word(String word) {
        space();
        plain(word);
    }

    void plain(String word) {
        write(word);
        wrote(false);
        isIndentOnly = false;
    }

    /// Notes whether what was written ends with what counts as a space.
    void wrote(boolean space) {
        isAfterSpace = space;
    }

    void wroteText() {
        isIndentOnly = false;
    }

    /// Notes that a comment below something ends here: an empty line keeps it from what follows.
    void wroteFoot() {
        footIndent = Math.max(0, indent);
    }

    void noteFoot(int at) {
        footIndent = at;
    }
}
