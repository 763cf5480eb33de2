package dev.sluice.manifest;

import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/// Turns the parser's places, counted from the start of a chunk, into positions in the file.
record Places(String file, DocumentSplitter.Chunk chunk) {

    Position start() {
        return new Position(file, chunk.firstLine() + 1, 1);
    }

    Position of(Event event) {
        var mark = event.getStartMark();
        return mark.isPresent() ? of(mark.get()) : start();
    }

    Position of(Mark mark) {
        return new Position(file, chunk.firstLine() + mark.getLine() + 1, mark.getColumn() + 1);
    }

    /// The position of a character counted in code points.
    Position ofCodePoint(int index) {
        var before = chunk.text().codePoints().limit(index).toArray();
        var line = 1;
        var column = 1;
        for (var c : before) {
            line += c == '\n' ? 1 : 0;
            column = c == '\n' ? 1 : column + 1;
        }
        return new Position(file, chunk.firstLine() + line, column);
    }
}
