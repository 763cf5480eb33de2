package dev.sluice.helm.chart;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.packaging.ChartFile;
import dev.sluice.manifest.tree.MapSourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ChartsTest {

    private static final String CHART = "apiVersion: v2\nname: web\nversion: 1.0.0\n";

    @Test
    void leavesOutWhatHelmignoreNames() {
        var loading =
                load(
                        Map.of(
                                "Chart.yaml", CHART,
                                ".helmignore", "*.bak\n/top.txt\nfolder/\n",
                                "a.bak", "",
                                "sub/a.bak", "",
                                "top.txt", "",
                                "sub/top.txt", "",
                                "folder/x", "",
                                "templates/.hidden", "",
                                "templates/t.yaml", ""));

        var chart = ((Loading.Loaded) loading).chart();
        assertThat(chart.files())
                .extracting(ChartFile::name)
                .containsExactlyInAnyOrder(".helmignore", "sub/top.txt");
        assertThat(chart.templates())
                .extracting(ChartFile::name)
                .containsExactly("templates/t.yaml");
    }

    @Test
    void takesSubchartsFromFoldersAndArchives() throws IOException {
        var inner = packed("inner/Chart.yaml", CHART.replace("web", "inner"));
        var tree =
                MapSourceTree.builder()
                        .file("Chart.yaml", CHART)
                        .file("charts/other/Chart.yaml", CHART.replace("web", "other"))
                        .file("charts/_off/Chart.yaml", "broken: [")
                        .file("charts/inner-1.0.0.tgz", inner)
                        .build();

        var loading = Charts.load(tree, TreePath.ROOT, HelmMajor.HELM_4);

        assertThat(((Loading.Loaded) loading).chart().dependencies())
                .extracting(Chart::name)
                .containsExactlyInAnyOrder("inner", "other");
    }

    @Test
    void saysWhereAChartIsWrong() {
        assertThat(refusal(load(Map.of("values.yaml", "a: 1\n"))))
                .contains("Chart.yaml file is missing");
        assertThat(refusal(load(Map.of("Chart.yaml", "name: web\n"))))
                .isEqualTo("Chart.yaml:1:1 validation: chart.metadata.version is required");
        assertThat(refusal(load(Map.of("Chart.yaml", CHART, "values.yaml", "a: 1\nb: [\n"))))
                .startsWith("values.yaml:");
        assertThat(
                        refusal(
                                load(
                                        Map.of(
                                                "Chart.yaml",
                                                CHART,
                                                "charts/x/Chart.yaml",
                                                "version: 1.0.0\n"))))
                .isEqualTo(
                        "charts/x/Chart.yaml:1:1 error unpacking subchart x in web: validation:"
                                + " chart.metadata.name is required");
    }

    @Test
    void anArchiveCannotLeadOutOfItself() throws IOException {
        assertThat(refusal(unpack("web/../../etc/passwd", "x")))
                .contains("chart illegally references parent directory");
        assertThat(refusal(unpack("web//etc/passwd", "x")))
                .contains("chart illegally contains absolute paths");
        assertThat(refusal(unpack("Chart.yaml", CHART))).contains("outside the base directory");
    }

    @Test
    void aBombOfGzipIsRefusedByItsSize() throws IOException {
        assertThat(refusal(unpack("web/big.txt", " ".repeat(6 << 20))))
                .contains("larger than the maximum file size");
        assertThat(refusal(Charts.unpack(new byte[] {1, 2, 3}, HelmMajor.HELM_4)))
                .contains("unable to load chart archive: unexpected EOF");
    }

    private static Loading load(Map<String, String> files) {
        return Charts.load(MapSourceTree.of(files), TreePath.ROOT, HelmMajor.HELM_4);
    }

    private static Loading unpack(String name, String text) throws IOException {
        return Charts.unpack(packed(name, text), HelmMajor.HELM_4);
    }

    private static String refusal(Loading loading) {
        return ((Loading.Refused) loading).problems().getFirst().line();
    }

    /// A gzipped tar archive of one file.
    private static byte[] packed(String name, String text) throws IOException {
        var content = text.getBytes(UTF_8);
        var header = new byte[512];
        put(header, 0, name);
        put(header, 100, "0000644\0");
        put(header, 124, "%011o\0".formatted(content.length));
        header[156] = '0';
        put(header, 257, "ustar\00000");
        put(header, 148, "        ");
        var sum = 0;
        for (var b : header) {
            sum += b & 0xFF;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(header);
            out.write(content);
            out.write(new byte[(512 - content.length % 512) % 512 + 1024]);
        }
        return bytes.toByteArray();
    }

    private static void put(byte[] header, int at, String text) {
        var bytes = text.getBytes(US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
