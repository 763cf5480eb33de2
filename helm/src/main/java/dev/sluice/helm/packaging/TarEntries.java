package dev.sluice.helm.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Reads a tar archive entry by entry: the ustar format with GNU's and POSIX's long names.
final class TarEntries {

    /// @param kind the type flag of its header
    record TarEntry(String name, char kind, long size) {

        boolean isFolder() {
            return kind == '5' || (kind == '\0' && name.endsWith("/"));
        }
    }

    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 1 << 16;

    private final InputStream in;
    private long left;
    private long padding;

    TarEntries(InputStream in) {
        this.in = in;
    }

    /// The next entry, past what was not read of the one before; empty at the end.
    Optional<TarEntry> next() throws IOException {
        Optional<String> longName = Optional.empty();
        Optional<Long> longSize = Optional.empty();
        while (true) {
            in.skipNBytes(left + padding);
            left = 0;
            padding = 0;
            var header = in.readNBytes(BLOCK);
            if (header.length < BLOCK || isZero(header)) {
                return Optional.empty();
            }
            var entry = entry(header);
            open(longSize.orElse(entry.size()));
            switch (entry.kind()) {
                case 'L' -> longName = Optional.of(cString(content(LONGEST_NAME), 0));
                case 'x' -> {
                    var records = PaxRecords.of(content(LONGEST_NAME));
                    longName = records.path().or(() -> Optional.empty());
                    longSize = records.size();
                }
                case 'g', 'K' -> {}
                default -> {
                    return Optional.of(
                            new TarEntry(longName.orElse(entry.name()), entry.kind(), left));
                }
            }
        }
    }

    /// The content of the entry, which must not be larger.
    byte[] content(long most) throws IOException {
        if (left > most) {
            throw new IOException("an entry of %d bytes".formatted(left));
        }
        var size = (int) left;
        var bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new IOException("unexpected EOF");
        }
        left = 0;
        return bytes;
    }

    private void open(long size) {
        left = size;
        padding = (BLOCK - size % BLOCK) % BLOCK;
    }

    private static TarEntry entry(byte[] header) throws IOException {
        if (checksum(header) != octal(header, 148, 8)) {
            throw new IOException("invalid tar header");
        }
        var name = cString(header, 0, 100);
        var isUstar = new String(header, 257, 6, UTF_8).equals("ustar\0");
        var prefix = isUstar ? cString(header, 345, 155) : "";
        return new TarEntry(
                prefix.isEmpty() ? name : prefix + "/" + name,
                (char) header[156],
                number(header, 124, 12));
    }

    /// All bytes of the header added up, those of the checksum itself as spaces.
    private static long checksum(byte[] header) {
        var sum = 0L;
        for (var i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xFF;
        }
        return sum;
    }

    /// Octal digits, or GNU's binary numbers for what is larger.
    private static long number(byte[] header, int at, int length) throws IOException {
        if ((header[at] & 0x80) == 0) {
            return octal(header, at, length);
        }
        var value = 0L;
        for (var i = at + length - 8; i < at + length; i++) {
            value = (value << 8) | (header[i] & 0xFF);
        }
        if (value < 0) {
            throw new IOException("invalid tar header");
        }
        return value;
    }

    private static long octal(byte[] header, int at, int length) throws IOException {
        var digits = cString(header, at, length).strip();
        try {
            return digits.isEmpty() ? 0 : Long.parseUnsignedLong(digits, 8);
        } catch (NumberFormatException e) {
            throw new IOException("invalid tar header", e);
        }
    }

    private static String cString(byte[] bytes, int at) {
        return cString(bytes, at, bytes.length - at);
    }

    private static String cString(byte[] bytes, int at, int length) {
        var end = at;
        while (end < at + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, at, end - at, UTF_8);
    }

    private static boolean isZero(byte[] block) {
        for (var b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }
}
