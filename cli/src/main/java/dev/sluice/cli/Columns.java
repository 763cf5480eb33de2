package dev.sluice.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// Rows under headings, each column as wide as its widest cell; the last may be cut at the edge of
/// the terminal.
final class Columns {
    private static final int GAP = 3;

    private final List<List<String>> rows = new ArrayList<>();
    private final int width;

    /// @param width of the terminal, 0 where there is none
    Columns(int width, List<String> headings) {
        this.width = width;
        rows.add(headings);
    }

    void add(List<String> cells) {
        rows.add(cells);
    }

    void print(PrintWriter out) {
        var widths = new int[rows.getFirst().size()];
        for (var row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], length(row.get(column)));
            }
        }
        rows.forEach(row -> out.println(line(row, widths)));
        out.flush();
    }

    private String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            var cell = row.get(column);
            line.append(cell);
            if (column < row.size() - 1) {
                line.repeat(' ', widths[column] - length(cell) + GAP);
            }
        }
        var text = line.toString().stripTrailing();
        return width > 0 && length(text) > width
                ? text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…"
                : text;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
