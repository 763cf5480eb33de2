package dev.sluice.helm.function;

import dev.sluice.helm.value.GoStrings;
import java.io.ByteArrayOutputStream;

/// Breaks a line at its spaces (`wordutils.go` of Masterminds' goutils); widths count bytes.
final class LineWrap {

    private final byte[] text;
    private final byte[] lineBreak;
    private final int width;
    private final ByteArrayOutputStream wrapped = new ByteArrayOutputStream();
    private int offset;

    private LineWrap(String text, int width, String lineBreak) {
        this.text = GoStrings.bytes(text);
        this.lineBreak = GoStrings.bytes(lineBreak);
        this.width = width;
    }

    /// @param breaksWords whether words longer than the width are broken too
    static String wrap(String text, long width, String lineBreak, boolean breaksWords) {
        var length = GoStrings.length(text);
        var wide = (int) Math.clamp(width, 1, length + 1L);
        Texts.bound(length + (length / wide + 1L) * lineBreak.length() * 2);
        var wrap = new LineWrap(text, wide, lineBreak.isEmpty() ? "\n" : lineBreak);
        wrap.run(breaksWords);
        return GoStrings.of(wrap.wrapped.toByteArray());
    }

    private void run(boolean breaksWords) {
        while (text.length - offset > width) {
            if (text[offset] == ' ') {
                offset++;
                continue;
            }
            var space = lastSpace(offset, offset + width + 1);
            if (space >= 0) {
                line(space, space + 1);
            } else if (breaksWords) {
                line(offset + width, offset + width);
            } else {
                longWord();
            }
        }
        wrapped.write(text, offset, text.length - offset);
    }

    private void longWord() {
        var end = offset + width;
        while (end < text.length && text[end] != ' ') {
            end++;
        }
        if (end == text.length) {
            wrapped.write(text, offset, end - offset);
            offset = end;
        } else {
            line(end, end + 1);
        }
    }

    private void line(int end, int next) {
        wrapped.write(text, offset, end - offset);
        wrapped.write(lineBreak, 0, lineBreak.length);
        offset = next;
    }

    private int lastSpace(int from, int to) {
        for (var i = to - 1; i >= from; i--) {
            if (text[i] == ' ') {
                return i;
            }
        }
        return -1;
    }
}
