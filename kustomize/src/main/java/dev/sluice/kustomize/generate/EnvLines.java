package dev.sluice.kustomize.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The lines of an env file as Go's `bufio.Scanner` cuts them: a byte order mark at the start and a
/// carriage return at a line's end are dropped, and nothing is read behind a line of 64 KB.
final class EnvLines {

    /// One line, counted from 1.
    record Line(Bytes content, int number) {}

    private static final int LONGEST = (64 << 10) - 1;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private EnvLines() {}

    static List<Line> of(byte[] content) {
        var lines = new ArrayList<Line>();
        for (int start = startOf(content); start < content.length; ) {
            var end = start;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            if (end - start > LONGEST) {
                break;
            }
            var hasReturn = end > start && content[end - 1] == '\r';
            var line = Arrays.copyOfRange(content, start, hasReturn ? end - 1 : end);
            lines.add(new Line(new Bytes(line), lines.size() + 1));
            start = end + 1;
        }
        return lines;
    }

    /// What Go's `unicode.IsSpace` says.
    static boolean isSpace(char c) {
        return (c >= '\t' && c <= '\r')
                || c == ' '
                || c == 0x85
                || c == 0xA0
                || Character.isSpaceChar(c);
    }

    private static int startOf(byte[] content) {
        return content.length >= MARK.length
                        && Arrays.equals(content, 0, MARK.length, MARK, 0, MARK.length)
                ? MARK.length
                : 0;
    }
}
