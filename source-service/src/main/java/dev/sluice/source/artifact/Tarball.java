package dev.sluice.source.artifact;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Reads the regular files of a gzipped tar, each once and none larger than allowed. Links, devices
/// and folders without files are passed over, as Helm and Flux do.
public final class Tarball {

    private static final int BLOCK = 512;
    private static final int LARGEST_HEADER = 1 << 20;

    private final InputStream in;
    private final ArchiveLimits limits;
    private long unpacked;
    private int files;
    private Instant latest = Instant.EPOCH;

    private Tarball(InputStream in, ArchiveLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    /// What becomes of a file.
    public interface Taking {
        void file(String path, byte[] content) throws IOException;
    }

    /// Hands on every file by its path.
    ///
    /// @param isChart whether all lies in one folder that is not part of the paths
    /// @return when the youngest of the files was written, as the archive says
    public static Instant read(
            InputStream archive, ArchiveLimits limits, boolean isChart, Taking taking)
            throws IOException {
        try (var unzipped = new GZIPInputStream(archive, 1 << 16)) {
            var tarball = new Tarball(unzipped, limits);
            tarball.readAll(isChart, taking);
            return tarball.latest;
        } catch (ZipException e) {
            throw new BadArchiveException("it is not compressed with gzip: " + e.getMessage());
        } catch (EOFException _) {
            throw new BadArchiveException("it breaks off");
        }
    }

    private void readAll(boolean isChart, Taking taking) throws IOException {
        var extension = new TarHeader.Extension();
        byte[] block = in.readNBytes(BLOCK);
        while (block.length == BLOCK && !TarHeader.isEnd(block)) {
            var header = TarHeader.of(block);
            switch (header.type()) {
                case 'x' -> extension.readPax(content(header.size(), LARGEST_HEADER));
                case 'L' -> extension.readLongName(content(header.size(), LARGEST_HEADER));
                case 'g', 'K' -> skip(header.size());
                case '0', '\0', '7' -> {
                    take(extension.applied(header), isChart, taking);
                    extension.forget();
                }
                default -> {
                    skip(extension.applied(header).size());
                    extension.forget();
                }
            }
            block = in.readNBytes(BLOCK);
        }
        if (block.length > 0 && block.length < BLOCK) {
            throw new EOFException();
        }
    }

    private void take(TarHeader header, boolean isChart, Taking taking) throws IOException {
        var path = path(header.name(), isChart);
        if (++files > limits.files()) {
            throw new BadArchiveException(
                    "it holds more than the %d files allowed".formatted(limits.files()));
        }
        var content = content(header.size(), limits.file());
        if (header.modified().isAfter(latest)) {
            latest = header.modified();
        }
        if (path != null) {
            taking.file(path, content);
        }
    }

    private byte[] content(long size, int most) throws IOException {
        if (size > most) {
            throw new BadArchiveException(
                    "a file in it has %d bytes, more than the %d allowed".formatted(size, most));
        }
        count(size);
        var content = in.readNBytes((int) size);
        if (content.length < size) {
            throw new EOFException();
        }
        in.skipNBytes(padding(size));
        return content;
    }

    private void skip(long size) throws IOException {
        count(size);
        in.skipNBytes(size + padding(size));
    }

    private void count(long size) throws BadArchiveException {
        unpacked += size + BLOCK;
        if (unpacked > limits.unpacked()) {
            throw new BadArchiveException(
                    "it unpacks to more than the %d bytes allowed".formatted(limits.unpacked()));
        }
    }

    private static long padding(long size) {
        return (BLOCK - size % BLOCK) % BLOCK;
    }

    /// The path below the root; null for what lies in a Git directory, which no tree can hold.
    private static @Nullable String path(String name, boolean isChart) throws BadArchiveException {
        var plain = name.replace('\\', '/');
        if (plain.startsWith("/") || plain.matches("[A-Za-z]:/.*") || plain.indexOf('\0') >= 0) {
            throw new BadArchiveException("it holds a file with an absolute path: " + name);
        }
        var segments = new ArrayList<String>();
        for (var segment : plain.split("/", -1)) {
            if (segment.equals("..")) {
                throw new BadArchiveException("it holds a file outside of its folder: " + name);
            }
            if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        if (isChart && !segments.isEmpty()) {
            segments.removeFirst();
        }
        if (segments.isEmpty()) {
            throw new BadArchiveException(
                    "it holds a file beside the chart's folder: '%s'".formatted(name));
        }
        return segments.stream().anyMatch(segment -> segment.equalsIgnoreCase(".git"))
                ? null
                : String.join("/", segments);
    }
}
