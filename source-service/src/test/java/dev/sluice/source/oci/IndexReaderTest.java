package dev.sluice.source.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexReaderTest {

    @TempDir private Path directory;

    @Test
    void ofEachVersionWhatFindingItTakesIsKept() throws IOException {
        var index =
                read(
                        """
                        apiVersion: v1
                        entries:
                          podinfo:
                          - apiVersion: v2
                            dependencies:
                            - {name: redis, version: 1.x}
                            maintainers: [{name: Ada, email: a@example.org}]
                            name: podinfo
                            version: 6.5.1
                            digest: ab12
                            urls: [podinfo-6.5.1.tgz, https://mirror/podinfo.tgz]
                          - name: podinfo
                            version: "6.5.0"
                            urls:
                            - podinfo-6.5.0.tgz
                          - name: broken
                            version: 1.0.0
                            urls: []
                          empty: []
                        generated: "2026-01-01T00:00:00Z"
                        """);

        assertThat(index.charts().get("podinfo"))
                .containsExactly(
                        new Index.Entry("6.5.1", "podinfo-6.5.1.tgz", "ab12"),
                        new Index.Entry("6.5.0", "podinfo-6.5.0.tgz", null));
        assertThat(index.charts()).containsKey("empty");
    }

    @Test
    void anIndexInJsonIsReadToo() throws IOException {
        var index =
                read(
                        """
                        {"entries": {"a": [{"version": "1.0.0", "urls": ["a.tgz"]}]}}
                        """);

        assertThat(index.charts().get("a"))
                .containsExactly(new Index.Entry("1.0.0", "a.tgz", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Not found</body></html>",
                "a: b",
                "- a",
                "entries: {a: [",
                "entries:\n  ? [a]\n  : b"
            })
    void whatIsNoIndexIsSaidToBeNone(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the index.yaml of the repository is none");
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertThatThrownBy(() -> read("x: " + "[".repeat(100_000)))
                .isInstanceOf(RefusedException.class);
    }

    private Index read(String text) throws IOException {
        return IndexReader.read(Files.writeString(directory.resolve("index.yaml"), text));
    }
}
