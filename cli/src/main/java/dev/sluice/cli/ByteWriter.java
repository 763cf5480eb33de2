package dev.sluice.cli;

import dev.sluice.helm.value.GoStrings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

/// Writes text as UTF-8, and the bytes that Go's strings may hold besides as they are.
final class ByteWriter extends Writer {

    private final OutputStream out;

    ByteWriter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(char[] characters, int from, int length) throws IOException {
        write(new String(characters, from, length));
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        write(text.substring(from, from + length));
    }

    @Override
    public void write(String text) throws IOException {
        out.write(GoStrings.bytes(text));
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
