package dev.sluice.kustomize.document;

import dev.sluice.kustomize.document.Comment.Role;

/// Reads comments and tells whether they belong to what stands before or behind them
/// (`yaml_parser_scan_comments` of go-yaml 3).
final class CommentScanner {

    private static final int FARTHEST = 512;

    private final Characters characters;
    private final Comments comments;

    CommentScanner(Characters characters, Comments comments) {
        this.characters = characters;
        this.comments = comments;
    }

    /// Reads a comment behind a token on its line.
    void behind(Mark token) {
        if (characters.newlines() > 0) {
            return;
        }
        var ahead = 0;
        while (ahead < FARTHEST && characters.isBlank(ahead)) {
            ahead++;
        }
        if (ahead == FARTHEST || characters.at(ahead) != '#') {
            return;
        }
        characters.skip(ahead);
        var start = characters.mark();
        var text = new StringBuilder();
        line(text);
        comments.add(new Comment(Role.LINE, Mark.START, token, start, Mark.START, text.toString()));
    }

    private void line(StringBuilder text) {
        while (!characters.isBreakOrEnd(0)) {
            characters.read(text);
        }
    }

    /// Reads comments on lines of their own up to the next token.
    ///
    /// @param scan where the search for that token began
    void lines(Mark scan, Token before, int indent, boolean inFlow) {
        new Lines(scan, before, Math.max(0, indent), inFlow).read();
    }

    /// One run of lines with comments.
    private final class Lines {

        private final Token before;
        private final int indent;
        private final boolean inFlow;
        private final int footLine;
        private final StringBuilder text = new StringBuilder();
        private Mark scan;
        private Mark token;
        private Mark start = Mark.START;
        private boolean isBehindEmpty;
        private boolean isFirstEmpty;
        private int line;
        private int column;
        private int ahead;

        Lines(Mark scan, Token before, int indent, boolean inFlow) {
            this.scan = scan;
            this.before = before;
            this.indent = indent;
            this.inFlow = inFlow;
            this.token = before.start();
            this.isFirstEmpty = characters.newlines() <= 1;
            this.line = characters.line();
            this.column = characters.column();
            this.footLine = footLine();
        }

        /// The line on which a comment must start to belong to what stands before it.
        private int footLine() {
            if (scan.line() == 0) {
                return -1;
            }
            var isBehind = characters.newlines() == 0 && characters.column() > 1;
            return characters.line() - characters.newlines() + 1 + (isBehind ? 1 : 0);
        }

        void read() {
            while (ahead < FARTHEST && step()) {
                ahead++;
            }
            if (!text.isEmpty()) {
                var end = new Mark(characters.index() + ahead - 1, line, column);
                comments.add(new Comment(Role.HEAD, scan, start, start, end, text.toString()));
            }
        }

        private boolean step() {
            column++;
            if (characters.isBlank(ahead)) {
                return true;
            }
            var sign = characters.at(ahead);
            var closesFlow = inFlow && (sign == ']' || sign == '}');
            if (closesFlow || characters.isBreakOrEnd(ahead)) {
                return lineEnd(closesFlow);
            }
            if (!text.isEmpty() && column - 1 < indent && column != start.column()) {
                foot();
            }
            if (sign != '#') {
                return false;
            }
            comment();
            return true;
        }

        private boolean lineEnd(boolean closesFlow) {
            if (closesFlow || !isBehindEmpty) {
                if (closesFlow || isFootBefore()) {
                    closed();
                } else if (!text.isEmpty() && characters.at(ahead) != 0) {
                    text.append('\n');
                }
            }
            if (!characters.isBreak(ahead)) {
                return false;
            }
            isFirstEmpty = false;
            isBehindEmpty = true;
            column = 0;
            line++;
            return true;
        }

        /// Whether no blank line came before, and so the comment belongs to what did.
        private boolean isFootBefore() {
            var isNext = start.line() == footLine && before.kind() != Token.Kind.VALUE;
            return isFirstEmpty && (isNext || start.column() - 1 < indent);
        }

        private void closed() {
            if (!text.isEmpty()) {
                token = start.column() - 1 < indent ? start : token;
                foot();
            }
        }

        private void foot() {
            var end = new Mark(characters.index() + ahead, line, column);
            comments.add(new Comment(Role.FOOT, scan, token, start, end, text.toString()));
            scan = end;
            token = end;
            text.setLength(0);
        }

        private void comment() {
            if (text.isEmpty()) {
                start = new Mark(characters.index() + ahead, line, column);
            } else {
                text.append('\n');
            }
            isBehindEmpty = false;
            var seen = characters.index() + ahead;
            while (characters.index() < seen) {
                if (characters.isBreak(0)) {
                    characters.skipLine();
                } else {
                    characters.skip();
                }
            }
            line(text);
            ahead = 0;
            column = 0;
            line = characters.line();
        }

        private void line(StringBuilder read) {
            CommentScanner.this.line(read);
        }
    }
}
