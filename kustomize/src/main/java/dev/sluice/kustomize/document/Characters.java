package dev.sluice.kustomize.document;

/// The characters of a text, and where reading them has come to.
final class Characters {

    private final int[] characters;
    private int index;
    private int line;
    private int column;
    private int newlines;

    Characters(String text) throws MalformedDocument {
        var start = text.startsWith("\uFEFF") ? 1 : 0;
        characters = text.substring(start).codePoints().toArray();
        for (var c : characters) {
            if (!isAllowed(c)) {
                throw new MalformedDocument("control characters are not allowed");
            }
        }
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= ' ' && c <= '~')
                || c == 0x85
                || (c >= 0xA0 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    Mark mark() {
        return new Mark(index, line, column);
    }

    /// How many lines ended since something was read that is no space.
    int newlines() {
        return newlines;
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

    /// The character ahead by so many; 0 behind the end.
    int at(int ahead) {
        var at = index + ahead;
        return at < characters.length ? characters[at] : 0;
    }

    boolean is(char wanted) {
        return at(0) == wanted;
    }

    boolean isEnd() {
        return at(0) == 0;
    }

    boolean isBlank(int ahead) {
        return at(ahead) == ' ' || at(ahead) == '\t';
    }

    boolean isBreak(int ahead) {
        return isBreakSign(at(ahead));
    }

    boolean isBreakOrEnd(int ahead) {
        return at(ahead) == 0 || isBreak(ahead);
    }

    boolean isGap(int ahead) {
        return isBlank(ahead) || isBreakOrEnd(ahead);
    }

    /// Whether a line follows that begins or ends a document.
    boolean isBoundary(char sign) {
        return column == 0 && is(sign) && at(1) == sign && at(2) == sign && isGap(3);
    }

    boolean isName() {
        return isNameSign(at(0));
    }

    static boolean isNameSign(int c) {
        return (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || c == '_'
                || c == '-';
    }

    static boolean isBreakSign(int c) {
        return c == '\r' || c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    void skip() {
        newlines = isBlank(0) ? newlines : 0;
        index++;
        column++;
    }

    void skip(int count) {
        for (var i = 0; i < count; i++) {
            skip();
        }
    }

    void read(StringBuilder text) {
        text.appendCodePoint(at(0));
        skip();
    }

    void skipLine() {
        if (isBreak(0)) {
            endLine();
        }
    }

    void readLine(StringBuilder text) {
        if (isBreak(0)) {
            var sign = at(0);
            text.appendCodePoint(sign == 0x2028 || sign == 0x2029 ? sign : '\n');
            endLine();
        }
    }

    private void endLine() {
        index += is('\r') && at(1) == '\n' ? 2 : 1;
        column = 0;
        line++;
        newlines++;
    }

    /// Lets the last line end, though nothing ends it.
    void closeLine() {
        line += column == 0 ? 0 : 1;
        column = 0;
    }
}
