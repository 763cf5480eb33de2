package dev.sluice.kustomize.document;

/// Reads literal and folded scalars.
final class BlockScanner {

    /// What becomes of line breaks at the end.
    private enum Chomping {
        STRIP,
        CLIP,
        KEEP
    }

    private final Characters characters;
    private final CommentScanner comments;
    private final int parentIndent;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder breaks = new StringBuilder();
    private Chomping chomping = Chomping.CLIP;
    private int increment;
    private int indent;
    private Mark end = Mark.START;

    BlockScanner(Characters characters, CommentScanner comments, int parentIndent) {
        this.characters = characters;
        this.comments = comments;
        this.parentIndent = parentIndent;
    }

    Token scan() throws MalformedDocument {
        var start = characters.mark();
        var isLiteral = characters.is('|');
        characters.skip();
        header(start);
        indent = increment > 0 ? Math.max(0, parentIndent) + increment : 0;
        breaks();
        var lastBreak = lines(isLiteral);
        text.append(chomping == Chomping.STRIP ? "" : lastBreak);
        text.append(chomping == Chomping.KEEP ? breaks : "");
        var style = isLiteral ? Node.Style.LITERAL : Node.Style.FOLDED;
        return Token.scalar(text.toString(), style, start, end);
    }

    private void header(Mark start) throws MalformedDocument {
        if (!chomping()) {
            increment();
            chomping();
        } else {
            increment();
        }
        while (characters.isBlank(0)) {
            characters.skip();
        }
        if (characters.is('#')) {
            comments.behind(start);
        }
        if (!characters.isBreakOrEnd(0)) {
            throw new MalformedDocument("did not find expected comment or line break");
        }
        characters.skipLine();
        end = characters.mark();
    }

    private boolean chomping() {
        if (!characters.is('+') && !characters.is('-')) {
            return false;
        }
        chomping = characters.is('+') ? Chomping.KEEP : Chomping.STRIP;
        characters.skip();
        return true;
    }

    private void increment() throws MalformedDocument {
        if (characters.at(0) < '0' || characters.at(0) > '9') {
            return;
        }
        if (characters.is('0')) {
            throw new MalformedDocument("found an indentation indicator equal to 0");
        }
        increment = characters.at(0) - '0';
        characters.skip();
    }

    /// Reads the lines, and returns the break behind the last.
    private StringBuilder lines(boolean isLiteral) throws MalformedDocument {
        var lastBreak = new StringBuilder();
        var wasIndented = false;
        while (characters.column() == indent && !characters.isEnd()) {
            var isIndented = characters.isBlank(0);
            var isFolded = !isLiteral && !wasIndented && !isIndented && isLineFeed(lastBreak);
            if (!isFolded) {
                text.append(lastBreak);
            } else if (breaks.isEmpty()) {
                text.append(' ');
            }
            text.append(breaks);
            lastBreak.setLength(0);
            breaks.setLength(0);
            wasIndented = isIndented;
            while (!characters.isBreakOrEnd(0)) {
                characters.read(text);
            }
            characters.readLine(lastBreak);
            breaks();
        }
        return lastBreak;
    }

    private static boolean isLineFeed(StringBuilder lineBreak) {
        return !lineBreak.isEmpty() && lineBreak.charAt(0) == '\n';
    }

    /// Reads indentation and empty lines; the first line that is not empty tells how far all are
    /// indented.
    private void breaks() throws MalformedDocument {
        end = characters.mark();
        var deepest = 0;
        while (true) {
            while (isInIndent() && characters.is(' ')) {
                characters.skip();
            }
            deepest = Math.max(deepest, characters.column());
            if (isInIndent() && characters.is('\t')) {
                throw new MalformedDocument(
                        "found a tab character where an indentation space is expected");
            }
            if (!characters.isBreak(0)) {
                break;
            }
            characters.readLine(breaks);
            end = characters.mark();
        }
        if (indent == 0) {
            indent = Math.max(1, Math.max(deepest, parentIndent + 1));
        }
    }

    private boolean isInIndent() {
        return indent == 0 || characters.column() < indent;
    }
}
