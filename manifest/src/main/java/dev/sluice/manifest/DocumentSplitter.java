package dev.sluice.manifest;

import java.util.ArrayList;
import java.util.List;

/// Cuts a text at its `---` lines, so that a document that cannot be read does not hide the next.
final class DocumentSplitter {

    /// One document's text, which may start with its `---` line.
    ///
    /// @param firstLine the line of the file on which it starts, counted from 0
    record Chunk(String text, int firstLine) {

        /// Whether nothing but comments stands here, before the `---` line of a document.
        boolean isPreamble() {
            if (text.startsWith("---")) {
                return false;
            }
            var isComment = false;
            for (var i = 0; i < text.length(); i++) {
                var c = text.charAt(i);
                if (c == '\n' || c == '\r') {
                    isComment = false;
                } else if (!isComment && c == '#') {
                    isComment = true;
                } else if (!isComment && !Character.isWhitespace(c)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final String text;
    private final Dialect dialect;
    private final List<Chunk> chunks = new ArrayList<>();
    private int start;
    private int startLine;
    private boolean hasContent;
    private boolean hasDirective;

    private DocumentSplitter(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    static List<Chunk> split(String text, Dialect dialect) {
        return new DocumentSplitter(text, dialect).chunks();
    }

    /// Whether kustomize refuses a line because it starts like a separator and is none.
    static boolean isBrokenSeparator(Chunk chunk, Dialect dialect) {
        if (dialect == Dialect.KUBECTL || chunk.firstLine == 0 || !chunk.text.startsWith("---")) {
            return false;
        }
        var rest = chunk.text.substring(3).lines().findFirst().orElse("").strip();
        return !rest.isEmpty() && !rest.startsWith("#");
    }

    private List<Chunk> chunks() {
        int line = 0;
        for (int at = 0; at < text.length(); line++) {
            var end = text.indexOf('\n', at);
            var next = end < 0 ? text.length() : end + 1;
            if (isSeparator(at, end < 0 ? text.length() : end)) {
                separate(at, line);
            } else {
                note(at);
            }
            at = next;
        }
        close(text.length(), line);
        return chunks;
    }

    private boolean isSeparator(int at, int end) {
        return text.startsWith("---", at)
                && (end == at + 3
                        || (dialect == Dialect.KUSTOMIZE && at > 0)
                        || Character.isWhitespace(text.charAt(at + 3)));
    }

    /// Directives belong to the document that the next `---` opens; kustomize cuts them off.
    private void separate(int at, int line) {
        if (hasDirective && !hasContent) {
            hasContent = true;
        } else {
            close(at, line);
        }
    }

    private void close(int at, int line) {
        if (at > start) {
            chunks.add(new Chunk(text.substring(start, at), startLine));
        }
        start = at;
        startLine = line;
        hasContent = false;
        hasDirective = false;
    }

    private void note(int at) {
        switch (text.charAt(at)) {
            case '%' -> hasDirective |= !hasContent && dialect == Dialect.KUBECTL;
            case '#', '\n', '\r' -> {}
            default -> hasContent = true;
        }
    }
}
