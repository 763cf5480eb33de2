package dev.sluice.helm.yaml;

import java.util.Arrays;

/// The characters of a text, decoded in pieces as go-yaml does (readerc.go): what is no text is
/// complained of only when its piece is needed.
final class Characters {

    /// How much is decoded at once.
    private static final int PIECE = 512;

    private static final int BYTE_ORDER_MARK = 0xfeff;

    private final byte[] bytes;
    private int decoded;
    private int[] points = new int[PIECE];
    private int count;
    private int at;
    private int bufferStart;
    private int index;
    private int line;
    private int column;

    Characters(byte[] text) {
        this.bytes = text.length == 0 ? new byte[] {'\n'} : text;
        var hasMark =
                bytes.length >= 3
                        && bytes[0] == (byte) 0xef
                        && bytes[1] == (byte) 0xbb
                        && bytes[2] == (byte) 0xbf;
        this.decoded = hasMark ? 3 : 0;
    }

    Mark mark() {
        return new Mark(index, line, column);
    }

    int column() {
        return column;
    }

    int line() {
        return line;
    }

    int index() {
        return index;
    }

    /// Sees to it that so many characters can be looked at.
    void need(int characters) {
        if (count - at >= characters || decoded == bytes.length) {
            return;
        }
        bufferStart = at;
        while (count - at < characters && decoded < bytes.length) {
            decodePiece();
        }
    }

    private void decodePiece() {
        var end = Math.min(bytes.length, decoded + PIECE);
        while (decoded < end) {
            var width = width(bytes[decoded] & 0xff);
            if (width == 0) {
                throw YamlError.decoding("invalid leading UTF-8 octet");
            }
            if (decoded + width > end) {
                if (end == bytes.length) {
                    throw YamlError.decoding("incomplete UTF-8 octet sequence");
                }
                return;
            }
            add(point(width));
            decoded += width;
        }
    }

    private void add(int point) {
        if (!isAllowed(point)) {
            throw YamlError.decoding("control characters are not allowed");
        }
        if (count == points.length) {
            points = Arrays.copyOf(points, 2 * count);
        }
        points[count++] = point;
    }

    private int point(int width) {
        var first = bytes[decoded] & 0xff;
        var point = width == 1 ? first : first & (0xff >> (width + 1));
        for (var i = 1; i < width; i++) {
            var octet = bytes[decoded + i] & 0xff;
            if ((octet & 0xc0) != 0x80) {
                throw YamlError.decoding("invalid trailing UTF-8 octet");
            }
            point = (point << 6) + (octet & 0x3f);
        }
        var isShortest =
                width == 1
                        || (width == 2 && point >= 0x80)
                        || (width == 3 && point >= 0x800)
                        || (width == 4 && point >= 0x10000);
        if (!isShortest) {
            throw YamlError.decoding("invalid length of a UTF-8 sequence");
        }
        if ((point >= 0xd800 && point <= 0xdfff) || point > 0x10ffff) {
            throw YamlError.decoding("invalid Unicode character");
        }
        return point;
    }

    /// How many octets begin with this one, 0 if none do.
    static int width(int octet) {
        if (octet < 0x80) {
            return 1;
        }
        if ((octet & 0xe0) == 0xc0) {
            return 2;
        }
        if ((octet & 0xf0) == 0xe0) {
            return 3;
        }
        return (octet & 0xf8) == 0xf0 ? 4 : 0;
    }

    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0x7e)
                || point == 0x85
                || (point >= 0xa0 && point <= 0xd7ff)
                || (point >= 0xe000 && point <= 0xfffd)
                || point >= 0x10000;
    }

    /// The character here, 0 at the end.
    int peek() {
        return peek(0);
    }

    int peek(int ahead) {
        return at + ahead < count ? points[at + ahead] : 0;
    }

    boolean is(int character) {
        return peek() == character;
    }

    boolean isAtEnd() {
        return peek() == 0;
    }

    /// go-yaml looks where its buffer begins, not where it reads.
    boolean isAtByteOrderMark() {
        return bufferStart < count && points[bufferStart] == BYTE_ORDER_MARK;
    }

    boolean isBlank() {
        return peek() == ' ' || peek() == '\t';
    }

    boolean isBreak() {
        return isBreak(0);
    }

    boolean isBreak(int ahead) {
        return switch (peek(ahead)) {
            case '\r', '\n', 0x85, 0x2028, 0x2029 -> true;
            default -> false;
        };
    }

    boolean isBreakOrEnd() {
        return isAtEnd() || isBreak();
    }

    boolean isBlankOrEnd(int ahead) {
        var point = peek(ahead);
        return point == ' ' || point == '\t' || point == 0 || isBreak(ahead);
    }

    boolean isWord() {
        var point = peek();
        return (point >= '0' && point <= '9')
                || (point >= 'A' && point <= 'Z')
                || (point >= 'a' && point <= 'z')
                || point == '_'
                || point == '-';
    }

    boolean isDigit() {
        return peek() >= '0' && peek() <= '9';
    }

    /// Whether a line begins with `---` or `...` here; four characters have to be there.
    boolean isDocumentIndicator() {
        return column == 0 && (isTriple('-') || isTriple('.')) && isBlankOrEnd(3);
    }

    boolean isTriple(int character) {
        return is(character) && peek(1) == character && peek(2) == character;
    }

    void skip() {
        at = Math.min(count, at + 1);
        index++;
        column++;
    }

    void skipBlanks() {
        need(1);
        while (isBlank()) {
            skip();
            need(1);
        }
    }

    void skipToBreak() {
        while (!isBreakOrEnd()) {
            skip();
            need(1);
        }
    }

    void skipLine() {
        need(2);
        if (isBreak()) {
            readLine();
        }
    }

    int read() {
        var point = peek();
        skip();
        return point;
    }

    /// Goes behind a line break.
    ///
    /// @return what it means: a line feed, but the separators of Unicode are themselves
    String readLine() {
        var point = peek();
        if (!isBreak()) {
            return "";
        }
        if (point == '\r' && peek(1) == '\n') {
            at++;
            index++;
        }
        at++;
        index++;
        column = 0;
        line++;
        return point == 0x2028 || point == 0x2029 ? Character.toString(point) : "\n";
    }

    /// The end lies on a line of its own.
    void endLine() {
        if (column != 0) {
            column = 0;
            line++;
        }
    }
}
