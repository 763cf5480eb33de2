package dev.sluice.source.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarballTest {

    private static final ArchiveLimits LIMITS = new ArchiveLimits(1 << 20, 1000, 10);

    private final ByteArrayOutputStream tar = new ByteArrayOutputStream();
    private final Map<String, String> files = new LinkedHashMap<>();

    @Test
    void theFolderOfAChartIsNoPartOfItsPaths() throws IOException {
        add("podinfo/Chart.yaml", '0', "name: podinfo");
        add("podinfo/templates/", '5', "");
        add("podinfo/templates/web.yaml", '0', "kind: Deployment");

        var written = read(true);

        assertThat(files)
                .containsExactly(
                        Map.entry("Chart.yaml", "name: podinfo"),
                        Map.entry("templates/web.yaml", "kind: Deployment"));
        assertThat(written).isEqualTo(Instant.ofEpochSecond(1_700_000_000L));
    }

    @Test
    void thePathsOfAnyOtherArtifactAreItsOwn() throws IOException {
        add("./apps/web.yaml", '0', "kind: Deployment");

        read(false);

        assertThat(files).containsExactly(Map.entry("apps/web.yaml", "kind: Deployment"));
    }

    @Test
    void longPathsComeInHeadersOfTheirOwn() throws IOException {
        var path = "chart/" + "a/".repeat(120) + "b.yaml";
        add("x", 'x', paxRecord("path", path));
        add("cut", '0', "pax");
        add("x", 'L', path.replace("b.yaml", "c.yaml") + "\0");
        add("cut", '0', "gnu");
        add("chart/next.yaml", '0', "plain");

        read(true);

        assertThat(files.values()).containsExactly("pax", "gnu", "plain");
        assertThat(files.keySet()).first().asString().endsWith("/a/b.yaml");
        assertThat(files).containsKey("next.yaml");
    }

    @Test
    void linksAndDevicesArePassedOver() throws IOException {
        add("chart/link", '2', "");
        add("chart/hard", '1', "");
        add("chart/.git/config", '0', "[core]");
        add("chart/Chart.yaml", '0', "name: chart");

        read(true);

        assertThat(files).containsOnlyKeys("Chart.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chart/../../etc/passwd",
                "../x",
                "/etc/passwd",
                "C:/x",
                "chart\\..\\..\\x",
                "Chart.yaml"
            })
    void whatLiesOutsideOfTheFolderIsRefused(String path) {
        add(path, '0', "x");

        assertThatThrownBy(() -> read(true)).isInstanceOf(BadArchiveException.class);
    }

    @Test
    void tooManyTooLargeAndTooMuchAreRefused() {
        add("chart/large", '0', "x".repeat(1001));
        assertThatThrownBy(() -> read(true)).hasMessageContaining("more than the 1000 allowed");

        tar.reset();
        for (int i = 0; i <= 10; i++) {
            add("chart/" + i, '0', "x");
        }
        assertThatThrownBy(() -> read(true)).hasMessageContaining("more than the 10 files");

        tar.reset();
        for (int i = 0; i < 2000; i++) {
            add("chart/folder" + i, '5', "");
        }
        add("chart/last", '0', "x");
        var small = new ArchiveLimits(1000, 1000, 10);
        add("chart/more", '0', "x".repeat(900));
        assertThatThrownBy(() -> read(true, small)).hasMessageContaining("unpacks to more than");
    }

    @Test
    void whatIsNoGzippedTarIsRefused() {
        assertThatThrownBy(
                        () ->
                                Tarball.read(
                                        new ByteArrayInputStream("<html>".getBytes(UTF_8)),
                                        LIMITS,
                                        true,
                                        (_, _) -> {}))
                .isInstanceOf(BadArchiveException.class);

        tar.writeBytes("no tar at all, but long enough".repeat(40).getBytes(UTF_8));
        assertThatThrownBy(() -> read(true)).hasMessageContaining("no tar");
    }

    @Test
    void whatBreaksOffIsRefused() {
        add("chart/Chart.yaml", '0', "name: chart");
        var whole = tar.toByteArray();
        tar.reset();
        tar.write(whole, 0, 600);

        assertThatThrownBy(() -> read(true)).hasMessageContaining("breaks off");
    }

    private Instant read(boolean isChart) throws IOException {
        return read(isChart, LIMITS);
    }

    private Instant read(boolean isChart, ArchiveLimits limits) throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(zipped)) {
            tar.writeTo(out);
        }
        return Tarball.read(
                new ByteArrayInputStream(zipped.toByteArray()),
                limits,
                isChart,
                (path, content) -> files.put(path, new String(content, UTF_8)));
    }

    private static String paxRecord(String key, String value) {
        var rest = " " + key + "=" + value + "\n";
        int length = rest.length() + 3;
        return length + rest;
    }

    private void add(String path, char type, String content) {
        byte[] header = new byte[512];
        put(header, 0, path);
        put(header, 100, "0000644");
        put(header, 124, "%011o".formatted(content.getBytes(UTF_8).length));
        put(header, 136, "%011o".formatted(1_700_000_000L));
        put(header, 148, "        ");
        put(header, 156, String.valueOf(type));
        put(header, 257, "ustar");
        int sum = 0;
        for (byte octet : header) {
            sum += octet & 0xFF;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        tar.writeBytes(header);
        byte[] bytes = content.getBytes(UTF_8);
        tar.writeBytes(bytes);
        tar.writeBytes(new byte[(512 - bytes.length % 512) % 512]);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        System.arraycopy(bytes, 0, header, at, Math.min(bytes.length, 512 - at));
    }
}
