package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateCommandTest {

    @TempDir Path directory;

    @BeforeEach
    void aChart() throws IOException {
        write("chart/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n");
        write("chart/values.yaml", "port: 80\n");
        write("chart/crds/things.yaml", "kind: CustomResourceDefinition\n");
        write(
                "chart/templates/service.yaml",
                """
                kind: Service
                metadata: {name: {{ .Release.Name }}, namespace: {{ .Release.Namespace }}}
                port: {{ int .Values.port }}
                """);
        write(
                "chart/templates/job.yaml",
                """
                kind: Job
                metadata: {name: test, annotations: {helm.sh/hook: test}}
                """);
    }

    @Test
    void printsWhatHelmPrints() {
        assertThat(run("template", "demo", chart(), "-n", "apps", "--skip-tests"))
                .isEqualTo(
                        """
                        ---
                        # Source: web/templates/service.yaml
                        kind: Service
                        metadata: {name: demo, namespace: apps}
                        port: 80
                        """);
    }

    @Test
    void takesValuesFromFilesAndFlags() throws IOException {
        write("more.yaml", "port: 81\n");
        var file = directory.resolve("more.yaml").toString();

        assertThat(run("template", chart(), "-f", file, "-s", "templates/service.yaml"))
                .contains("port: 81")
                .contains("name: release-name");
        assertThat(run("template", chart(), "-f", file, "--set", "port=82")).contains("port: 82");
    }

    @Test
    void writesOneFileForEachTemplate() throws IOException {
        var out = directory.resolve("out");

        var said = run("template", chart(), "--include-crds", "--output-dir", out.toString());

        assertThat(said).contains("wrote " + out + "/web/crds/things.yaml");
        assertThat(out.resolve("web/templates/service.yaml"))
                .content()
                .startsWith("---\n# Source: web/templates/service.yaml\nkind: Service\n");
        assertThat(out.resolve("web/templates/job.yaml")).exists();
    }

    @Test
    void saysWhatIsWrongInOneLine() throws IOException {
        assertThat(run("template", directory.resolve("nothing").toString()))
                .isEqualTo("Error: path \"%s/nothing\" not found\n".formatted(directory));
        assertThat(run("template", "Demo", chart()))
                .startsWith("Error: release name \"Demo\": invalid release name");
        assertThat(run("template", chart(), "--set", "a[")).isNotEmpty();
        assertThat(run("template", chart(), "--helm-version", "3", "--set", "a["))
                .isEqualTo("Error: failed parsing --set data: error parsing index: EOF\n");

        write("chart/templates/bad.yaml", "{{ .Values.none.deeper }}\n");
        assertThat(run("template", chart()))
                .startsWith("Error: web/templates/bad.yaml:1:")
                .contains("nil pointer evaluating interface {}.deeper");
    }

    @Test
    void refusesByNameWhatItDoesNotDo() {
        assertThat(run("template", chart(), "--validate"))
                .isEqualTo("Error: --validate asks a cluster, which this command does not do\n");
        assertThat(run("template", chart(), "--helm-version", "2"))
                .isEqualTo("Error: --helm-version knows 3 and 4, not 2\n");
    }

    private String chart() {
        return directory.resolve("chart").toString();
    }

    private void write(String name, String text) throws IOException {
        var file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String run(String... arguments) {
        var said = new StringWriter();
        var writer = new PrintWriter(said, true);
        Sluice.commandLine().setOut(writer).setErr(writer).execute(arguments);
        return said.toString();
    }
}
