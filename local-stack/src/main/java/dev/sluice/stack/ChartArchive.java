package dev.sluice.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/// A packaged Helm chart: a gzipped tar with one folder.
public final class ChartArchive {

    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int PREFIX_AT = 345;
    private static final long PACKED_AT = 1_700_000_000L;

    private final String name;
    private final String version;
    private final byte[] content;

    /// What a host gives out as this version of the chart.
    public ChartArchive(String name, String version, byte[] content) {
        this.name = name;
        this.version = version;
        this.content = content.clone();
    }

    /// Packs files, among them a `Chart.yaml`, by their paths below the chart.
    public static ChartArchive of(Map<String, byte[]> files) {
        byte[] described = files.get("Chart.yaml");
        if (described == null) {
            throw new IllegalArgumentException("a chart has a Chart.yaml");
        }
        var metadata = new String(described, UTF_8);
        var name = field(metadata, "name");
        return new ChartArchive(name, field(metadata, "version"), packed(name, files));
    }

    /// Packs a chart's folder.
    public static ChartArchive of(Path folder) {
        var files = new TreeMap<String, byte[]>();
        try (var paths = Files.walk(folder)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("packing " + folder, e);
        }
        return of(files);
    }

    public String name() {
        return name;
    }

    public String version() {
        return version;
    }

    public byte[] content() {
        return content.clone();
    }

    /// SHA-256 in hexadecimal digits.
    public String digest() {
        return sha256(content);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static String field(String metadata, String name) {
        var found = Pattern.compile("(?m)^" + name + ":\\s*[\"']?([^\"'\\s#]+)").matcher(metadata);
        if (!found.find()) {
            throw new IllegalArgumentException("Chart.yaml has no " + name);
        }
        return found.group(1);
    }

    private static byte[] packed(String name, Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            for (var file : new TreeMap<>(files).entrySet()) {
                out.write(header(name + "/" + file.getKey(), file.getValue().length));
                out.write(file.getValue());
                out.write(new byte[(BLOCK - file.getValue().length % BLOCK) % BLOCK]);
            }
            out.write(new byte[2 * BLOCK]);
        } catch (IOException e) {
            throw new UncheckedIOException("packing " + name, e);
        }
        return bytes.toByteArray();
    }

    /// A header of POSIX ustar.
    private static byte[] header(String path, int size) {
        byte[] header = new byte[BLOCK];
        int slash = path.length() > NAME ? path.indexOf('/', path.length() - NAME - 1) : -1;
        put(header, 0, path.substring(slash + 1));
        put(header, 100, "0000644");
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, "%011o".formatted(size));
        put(header, 136, "%011o".formatted(PACKED_AT));
        put(header, 148, "        ");
        put(header, 156, "0");
        put(header, 257, "ustar\000" + "00");
        put(header, PREFIX_AT, slash < 0 ? "" : path.substring(0, slash));
        int sum = 0;
        for (byte octet : header) {
            sum += octet & 0xFF;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
