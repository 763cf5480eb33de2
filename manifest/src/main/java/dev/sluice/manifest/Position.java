package dev.sluice.manifest;

/// Where something is written: a file with line and column, both counted from 1.
public record Position(String file, int line, int column) {

    /// For what no file holds: nodes that the program made.
    public static final Position NOWHERE = new Position("", 0, 0);

    public Position {
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("negative position " + line + ":" + column);
        }
    }

    /// The first character of a file.
    public static Position startOf(String file) {
        return new Position(file, 1, 1);
    }

    public boolean isKnown() {
        return line > 0;
    }

    @Override
    public String toString() {
        return isKnown() ? file + ":" + line + ":" + column : "(generated)";
    }
}
