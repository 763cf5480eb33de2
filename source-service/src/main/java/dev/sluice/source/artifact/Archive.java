package dev.sluice.source.artifact;

import dev.sluice.events.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A gzipped tar on disk, deleted when it is closed.
public record Archive(Path file, Digest digest) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
