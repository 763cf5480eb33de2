package dev.sluice.cli.generated;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.SequencedMap;
import java.util.zip.GZIPOutputStream;

/// Packs charts, now and then in ways that nobody should.
final class TarWriter {

    private static final int BLOCK = 512;

    private final Chance chance;

    TarWriter(Chance chance) {
        this.chance = chance;
    }

    byte[] packed(String name, SequencedMap<String, byte[]> files) {
        if (chance.oddly(10)) {
            return chance.of("", "x", "kind: Pod\n").getBytes(UTF_8);
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            var base = chance.oddly(4) ? chance.of("other", ".", "a/b", "x y", "./" + name) : name;
            if (chance.in(4)) {
                entry(out, base + "/", '5', new byte[0]);
            }
            for (var file : files.entrySet()) {
                entry(out, base + "/" + file.getKey(), '0', file.getValue());
            }
            if (chance.oddly(4)) {
                odd(out, base);
            }
            if (!chance.oddly(6)) {
                out.write(new byte[2 * BLOCK]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void odd(GZIPOutputStream out, String base) throws IOException {
        var content = "kind: Odd\n".getBytes(UTF_8);
        switch (chance.below(14)) {
            case 0 -> entry(out, base + "/templates/../../../x.yaml", '0', content);
            case 1 -> entry(out, "/abs/x.yaml", '0', content);
            case 2 -> entry(out, base + "\\templates\\w.yaml", '0', content);
            case 3 -> entry(out, base + "/templates/link.yaml", '2', new byte[0]);
            case 4 -> entry(out, base + "/templates/hard.yaml", '1', new byte[0]);
            case 5 -> entry(out, "x.yaml", '0', content);
            case 6 -> entry(out, "Chart.yaml", '0', content);
            case 7 -> entry(out, base + "//templates/y.yaml", '0', content);
            case 8 -> entry(out, base + "/./templates/./y.yaml", '0', content);
            case 9 -> entry(out, base + "/templates/a.yaml", '0', content);
            case 10 -> entry(out, base + "/c:/x.yaml", '0', content);
            case 11 -> entry(out, "other/templates/q.yaml", '0', content);
            case 12 -> entry(out, base + "/templates/old.yaml", '\0', content);
            default -> {
                entry(
                        out,
                        "././@LongLink",
                        'L',
                        (base + "/templates/" + "long/".repeat(30) + "x.yaml\0").getBytes(UTF_8));
                entry(out, base + "/templates/short.yaml", '0', content);
            }
        }
    }

    private static void entry(GZIPOutputStream out, String name, char kind, byte[] content)
            throws IOException {
        var header = new byte[BLOCK];
        var written = name.getBytes(UTF_8);
        System.arraycopy(written, 0, header, 0, Math.min(100, written.length));
        text(header, 100, "0000644\0");
        text(header, 108, "0000000\0");
        text(header, 116, "0000000\0");
        text(header, 124, "%011o\0".formatted(content.length));
        text(header, 136, "00000000000\0");
        header[156] = (byte) kind;
        if (kind == '1' || kind == '2') {
            text(header, 157, "a.yaml");
        }
        text(header, 257, "ustar\0" + "00");
        Arrays.fill(header, 148, 156, (byte) ' ');
        var sum = 0;
        for (var b : header) {
            sum += b & 0xFF;
        }
        text(header, 148, "%06o\0 ".formatted(sum));
        out.write(header);
        out.write(content);
        out.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    private static void text(byte[] header, int at, String text) {
        var bytes = text.getBytes(UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
