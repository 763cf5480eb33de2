package dev.sluice.helm.yaml;

import org.jspecify.annotations.Nullable;

/// Reads scalars in blocks, in quotes and plain (scannerc.go).
final class ScalarScanner {

    private final Characters text;

    ScalarScanner(Characters text) {
        this.text = text;
    }

    /// A plain scalar.
    ///
    /// @param token the scalar
    /// @param endsLine whether it is followed by a new line, where a key may begin
    record Plain(YamlToken token, boolean endsLine) {}

    /// What lies between two words: blanks, or line breaks, of which the first becomes a space.
    private static final class Gap {

        private final StringBuilder blanks = new StringBuilder();
        private final StringBuilder more = new StringBuilder();
        private @Nullable String first;

        void line(String lineBreak) {
            if (first == null) {
                blanks.setLength(0);
                first = lineBreak;
            } else {
                more.append(lineBreak);
            }
        }

        boolean hasLines() {
            return first != null;
        }

        void foldInto(StringBuilder scalar) {
            if (first == null) {
                scalar.append(blanks);
            } else if (first.equals("\n")) {
                scalar.append(more.isEmpty() ? " " : more);
            } else {
                scalar.append(first).append(more);
            }
            blanks.setLength(0);
            more.setLength(0);
            first = null;
        }
    }

    /// @param indent the indentation of what the scalar belongs to
    YamlToken block(boolean isLiteral, int indent) {
        var start = text.mark();
        text.skip();
        var header = header(start);
        text.skipBlanks();
        if (text.is('#')) {
            text.skipToBreak();
        }
        if (!text.isBreakOrEnd()) {
            throw error(start, "did not find expected comment or line break");
        }
        text.skipLine();
        var scalar = new StringBuilder();
        var breaks = new StringBuilder();
        var given = header.increment() == 0 ? 0 : Math.max(0, indent) + header.increment();
        var margin = blockBreaks(given, indent, breaks, start);
        var lineBreak = "";
        var wasBlank = false;
        text.need(1);
        while (text.column() == margin && !text.isAtEnd()) {
            var isBlank = text.isBlank();
            if (!isLiteral && !wasBlank && !isBlank && lineBreak.equals("\n")) {
                scalar.append(breaks.isEmpty() ? " " : "");
            } else {
                scalar.append(lineBreak);
            }
            scalar.append(breaks);
            breaks.setLength(0);
            wasBlank = isBlank;
            while (!text.isBreakOrEnd()) {
                scalar.appendCodePoint(text.read());
                text.need(1);
            }
            text.need(2);
            lineBreak = text.readLine();
            margin = blockBreaks(margin, indent, breaks, start);
        }
        if (header.chomping() != '-') {
            scalar.append(lineBreak);
        }
        if (header.chomping() == '+') {
            scalar.append(breaks);
        }
        return YamlToken.of(YamlToken.Kind.STYLED_SCALAR, start, text.mark(), scalar.toString());
    }

    private record Header(int chomping, int increment) {}

    private Header header(Mark start) {
        text.need(1);
        var chomping = chomping();
        text.need(1);
        var increment = 0;
        if (text.isDigit()) {
            increment = text.peek() - '0';
            if (increment == 0) {
                throw error(start, "found an indentation indicator equal to 0");
            }
            text.skip();
            text.need(1);
            chomping = chomping == 0 ? chomping() : chomping;
        }
        return new Header(chomping, increment);
    }

    private int chomping() {
        return text.is('+') || text.is('-') ? text.read() : 0;
    }

    /// Reads empty lines and the spaces before the next one.
    ///
    /// @param margin how far its lines are indented, 0 if the first of them has to tell
    /// @return how far they are
    private int blockBreaks(int margin, int indent, StringBuilder breaks, Mark start) {
        var widest = 0;
        while (true) {
            text.need(1);
            while ((margin == 0 || text.column() < margin) && text.is(' ')) {
                text.skip();
                text.need(1);
            }
            widest = Math.max(widest, text.column());
            if ((margin == 0 || text.column() < margin) && text.is('\t')) {
                throw error(start, "found a tab character where an indentation space is expected");
            }
            if (!text.isBreak()) {
                break;
            }
            text.need(2);
            breaks.append(text.readLine());
        }
        return margin == 0 ? Math.max(1, Math.max(widest, indent + 1)) : margin;
    }

    YamlToken quoted(boolean isSingle) {
        var start = text.mark();
        var quote = isSingle ? '\'' : '"';
        var scalar = new StringBuilder();
        var gap = new Gap();
        text.skip();
        while (true) {
            text.need(4);
            if (text.isDocumentIndicator()) {
                throw error(start, "found unexpected document indicator");
            }
            if (text.isAtEnd()) {
                throw error(start, "found unexpected end of stream");
            }
            var isContinued = quotedWord(isSingle, scalar, start);
            text.need(1);
            if (text.is(quote)) {
                break;
            }
            if (isContinued) {
                gap.line("");
            }
            gap(gap);
            gap.foldInto(scalar);
        }
        text.skip();
        return YamlToken.of(YamlToken.Kind.STYLED_SCALAR, start, text.mark(), scalar.toString());
    }

    /// @return whether it ended with a line break that was escaped
    private boolean quotedWord(boolean isSingle, StringBuilder scalar, Mark start) {
        while (!text.isBlankOrEnd(0)) {
            if (isSingle && text.is('\'') && text.peek(1) == '\'') {
                scalar.append('\'');
                text.skip();
                text.skip();
            } else if (text.is(isSingle ? '\'' : '"')) {
                return false;
            } else if (!isSingle && text.is('\\') && text.isBreak(1)) {
                text.need(3);
                text.skip();
                text.skipLine();
                return true;
            } else if (!isSingle && text.is('\\')) {
                escape(scalar, start);
            } else {
                scalar.appendCodePoint(text.read());
            }
            text.need(2);
        }
        return false;
    }

    private void escape(StringBuilder scalar, Mark start) {
        var code = text.peek(1);
        var known = "0abt\tnvfre \"'\\N_LP".indexOf(code);
        var digits = code == 'x' ? 2 : code == 'u' ? 4 : code == 'U' ? 8 : 0;
        if (code == 0 || (known < 0 && digits == 0)) {
            throw error(start, "found unknown escape character");
        }
        text.skip();
        text.skip();
        if (digits == 0) {
            scalar.append(
                    "\0\u0007\b\t\t\n\u000b\f\r\u001b \"'\\\u0085\u00a0\u2028\u2029".charAt(known));
            return;
        }
        text.need(digits);
        var point = 0L;
        for (var i = 0; i < digits; i++) {
            var digit = text.peek(i) < 0x80 ? Character.digit(text.peek(i), 16) : -1;
            if (digit < 0) {
                throw error(start, "did not find expected hexdecimal number");
            }
            point = point * 16 + digit;
        }
        if ((point >= 0xd800 && point <= 0xdfff) || point > 0x10ffff) {
            throw error(start, "found invalid Unicode character escape code");
        }
        scalar.appendCodePoint((int) point);
        for (var i = 0; i < digits; i++) {
            text.skip();
        }
    }

    private void gap(Gap gap) {
        while (text.isBlank() || text.isBreak()) {
            if (text.isBlank()) {
                blank(gap);
            } else {
                text.need(2);
                gap.line(text.readLine());
            }
            text.need(1);
        }
    }

    private void blank(Gap gap) {
        var blank = text.read();
        if (!gap.hasLines()) {
            gap.blanks.appendCodePoint(blank);
        }
    }

    /// @param indent the indentation of what the scalar belongs to
    /// @param isInFlow whether it stands in brackets or braces
    Plain plain(int indent, boolean isInFlow) {
        var start = text.mark();
        var end = start;
        var scalar = new StringBuilder();
        var gap = new Gap();
        while (true) {
            text.need(4);
            if (text.isDocumentIndicator() || text.is('#')) {
                break;
            }
            while (!text.isBlankOrEnd(0) && !endsPlain(isInFlow)) {
                gap.foldInto(scalar);
                scalar.appendCodePoint(text.read());
                end = text.mark();
                text.need(2);
            }
            if (!text.isBlank() && !text.isBreak()) {
                break;
            }
            plainGap(gap, indent + 1, start);
            if (!isInFlow && text.column() < indent + 1) {
                break;
            }
        }
        var token = YamlToken.of(YamlToken.Kind.PLAIN_SCALAR, start, end, scalar.toString());
        return new Plain(token, gap.hasLines());
    }

    private boolean endsPlain(boolean isInFlow) {
        return (text.is(':') && text.isBlankOrEnd(1))
                || (isInFlow && ",?[]{}".indexOf(text.peek()) >= 0);
    }

    private void plainGap(Gap gap, int margin, Mark start) {
        text.need(1);
        while (text.isBlank() || text.isBreak()) {
            if (text.isBlank()) {
                if (gap.hasLines() && text.column() < margin && text.is('\t')) {
                    throw error(start, "found a tab character that violates indentation");
                }
                blank(gap);
            } else {
                text.need(2);
                gap.line(text.readLine());
            }
            text.need(1);
        }
    }

    private YamlError error(Mark start, String message) {
        return YamlError.scanning(start, text.mark(), message);
    }
}
