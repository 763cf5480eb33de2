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
                .startsWith(
                        "Error: release name check failed: release name \"Demo\": invalid release"
                                + " name");
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
                .isEqualTo(
                        "Error: --validate asks a cluster, which this command does not do: pipe the"
                                + " output to kubectl apply --dry-run=server -f -\n");
        assertThat(run("template", chart(), "--dry-run=server")).contains("asks a cluster");
        assertThat(run("template", chart(), "--repo", "x")).contains("fetch it with helm pull");
        assertThat(run("template", "oci://example.com/x")).contains("nothing is fetched");
        assertThat(run("template", chart(), "--helm-version", "2"))
                .isEqualTo("Error: --helm-version knows 3 and 4, not 2\n");
    }

    @Test
    void takesFlagsAsHelmDoes() {
        var plain = run("template", chart());

        assertThat(run("template", "--wait", chart(), "--dry-run", "--kube-version", ""))
                .isEqualTo(plain);
        assertThat(run("template", chart(), "--include-crds=false", "--timeout", "5m"))
                .isEqualTo(plain);
        assertThat(run("template", chart(), "-n", "a", "-n", "apps")).contains("namespace: apps");
        assertThat(run("template", chart(), "-g")).isEqualTo(plain);
    }

    @Test
    void saysWhatIsWrongWithACallAsHelmDoes() {
        assertThat(run("template", chart(), "--nope")).isEqualTo("Error: unknown flag: --nope\n");
        assertThat(run("template", chart(), "-x"))
                .isEqualTo("Error: unknown shorthand flag: 'x' in -x\n");
        assertThat(run("template", chart(), "--include-crds=x"))
                .isEqualTo(
                        "Error: invalid argument \"x\" for \"--include-crds\" flag:"
                                + " strconv.ParseBool: parsing \"x\": invalid syntax\n");
        assertThat(run("template", "a", chart(), "b"))
                .isEqualTo("Error: expected at most two arguments, unexpected arguments: b\n");
        assertThat(run("template", chart(), "--kube-version", "1"))
                .isEqualTo("Error: invalid kube version '1': illegal version string \"1\"\n");
        assertThat(run("template", chart(), "--dry-run=none"))
                .isEqualTo(
                        "Error: invalid dry-run value (\"none\"). Must be \"server\" or"
                                + " \"client\"\n");
    }

    @Test
    void tellsMalformedFilesInTheWordsOfHelm() throws IOException {
        write("chart/templates/bad.yaml", "kind: A\nmetadata: b: c\n");
        assertThat(run("template", chart()))
                .startsWith(
                        "Error: YAML parse error on web/templates/bad.yaml: error converting YAML to"
                                + " JSON: yaml: line 2: mapping values are not allowed in this"
                                + " context\n");
        write("chart/templates/bad.yaml", "metadata: {annotations: {a: [b]}}\n");
        assertThat(run("template", chart()))
                .startsWith(
                        "Error: YAML parse error on web/templates/bad.yaml: error unmarshaling JSON:"
                                + " while decoding JSON: json: cannot unmarshal array into Go struct"
                                + " field .metadata.annotations of type string\n");
        write("chart/values.yaml", "- a\n");
        assertThat(run("template", chart(), "--helm-version", "3"))
                .startsWith(
                        "Error: cannot load values.yaml: error unmarshaling JSON: while decoding"
                                + " JSON: json: cannot unmarshal array into Go value of type"
                                + " map[string]interface {}\n");
        write("chart/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\nkeywords: a\n");
        assertThat(run("template", chart()))
                .startsWith(
                        "Error: cannot load Chart.yaml: error unmarshaling JSON: while decoding"
                                + " JSON: json: cannot unmarshal string into Go struct field"
                                + " Metadata.keywords of type []string\n");
    }

    @Test
    void showsTheChartAsHelmDoes() throws IOException {
        write(
                "chart/Chart.yaml",
                "apiVersion: v2\nname: web\nversion: 1.0.0\nkeywords: []\nmaintainers: []\n");
        write("chart/templates/chart.yaml", "a: |-\n  {{- toToml .Chart | nindent 2 }}");
        assertThat(run("template", chart(), "--helm-version", "3", "-s", "templates/chart.yaml"))
                .isEqualTo(
                        """
                        ---
                        # Source: web/templates/chart.yaml
                        a: |-
                          Name = "web"
                          Home = ""
                          Version = "1.0.0"
                          Description = ""
                          Keywords = []
                          Maintainers = []
                          Icon = ""
                          APIVersion = "v2"
                          Condition = ""
                          Tags = ""
                          AppVersion = ""
                          Deprecated = false
                          KubeVersion = ""
                          Type = ""
                          IsRoot = true
                        """);
        write(
                "chart/templates/chart.yaml",
                """
                inline: '{{ toToml (dict "c" (list .Chart 1)) }}'
                keywords: '{{ printf "%#v" .Chart.Keywords }}'
                sources: '{{ printf "%#v" .Chart.Sources }}'
                """);
        assertThat(run("template", chart(), "--helm-version", "3", "-s", "templates/chart.yaml"))
                .contains("Type = \"\", IsRoot = true, }, 1]")
                .contains("keywords: '[]string{}'")
                .contains("sources: '[]string(nil)'");
    }

    /// The first alias takes away what the tag turns off; the second finds nothing declared.
    @Test
    void sharesWhatChartsInAnAliasDeclare() throws IOException {
        write(
                "chart/Chart.yaml",
                """
                apiVersion: v2
                name: web
                version: 1.0.0
                dependencies:
                  - {name: alpha, version: "*", alias: one}
                  - {name: alpha, version: "*", alias: two}
                """);
        write("chart/values.yaml", "port: 80\ntags: {front: false}\n");
        var alpha = "chart/charts/alpha/";
        write(
                alpha + "Chart.yaml",
                "name: alpha\nversion: 1.0.0\ndependencies: [{name: beta, version: 9.x}]\n");
        write(
                alpha + "charts/beta/Chart.yaml",
                "name: beta\nversion: 1.0.0\ndependencies: [{name: gamma, version: '*', tags: [front]}]\n");
        var gamma = alpha + "charts/beta/charts/gamma/";
        write(gamma + "Chart.yaml", "name: gamma\nversion: 1.0.0\n");
        write(gamma + "templates/a.yaml", "kind: Gamma\n");

        assertThat(run("template", chart())).containsOnlyOnce("kind: Gamma");
        assertThat(run("template", chart(), "--helm-version", "3")).doesNotContain("Gamma");
    }

    /// On such a chart Helm dies of its stack: the globals are put into the section of globals.
    @Test
    void refusesAChartNamedLikeTheGlobals() throws IOException {
        write(
                "chart/Chart.yaml",
                "name: web\nversion: 1.0.0\ndependencies: [{name: gamma, version: '*'}]\n");
        write(
                "chart/charts/gamma/Chart.yaml",
                "name: gamma\nversion: 1.0.0\ndependencies: [{name: global, version: '*'}]\n");
        var global = "chart/charts/gamma/charts/global/";
        write(global + "Chart.yaml", "name: global\nversion: 1.0.0\n");
        write(global + "charts/beta/Chart.yaml", "name: beta\nversion: 1.0.0\n");

        assertThat(run("template", chart()))
                .isEqualTo("Error: the values of the chart hold themselves\n");
    }

    @Test
    void takesFilesAsBytesAsHelmDoes() throws IOException {
        write("chart/a.txt", "hi\n");
        write(
                "chart/templates/files.yaml",
                """
                slice: {{ toJson (slice (.Files.GetBytes "a.txt") 0 1) }}
                missing: {{ toJson .Files.nosuch }} {{ printf "%#v" (index .Files "nosuch") }}
                none: {{ toJson (.Files.GetBytes "nosuch") }}
                """);
        assertThat(run("template", chart(), "-s", "templates/files.yaml"))
                .isEqualTo(
                        """
                        ---
                        # Source: web/templates/files.yaml
                        slice: "aA=="
                        missing: null []byte(nil)
                        none: ""

                        """);
    }

    @Test
    void refusesTabsThatGoYamlRefuses() throws IOException {
        write("chart/templates/tab.yaml", "# c\n\t\n");
        assertThat(run("template", chart()))
                .startsWith(
                        "Error: YAML parse error on web/templates/tab.yaml: error converting YAML to"
                                + " JSON: yaml: line 2: found character that cannot start any"
                                + " token\n");
        assertThat(run("template", chart(), "--helm-version", "3")).contains("# c\n");
    }

    @Test
    void namesAReleaseAsHelmDoes() {
        assertThat(named("{{ lower \"ABC\" }}-{{ toJson 1 }}")).contains("name: abc-1,");
        assertThat(named("{{ include \"a\" . }}"))
                .isEqualTo("Error: template: name-template:1: function \"include\" not defined\n");
        assertThat(named("{{ toYaml 1 }}"))
                .isEqualTo("Error: template: name-template:1: function \"toYaml\" not defined\n");
        assertThat(named("{{ fail \"boom\" }}"))
                .isEqualTo(
                        "Error: template: name-template:1:3: executing \"name-template\" at <fail"
                                + " \"boom\">: error calling fail: boom\n");
        assertThat(named("{{ .a }}")).contains("release name \"<no value>\"");
        assertThat(named("{{ index . \"a\" }}"))
                .contains("error calling index: index of untyped nil");
    }

    private String named(String template) {
        return run("template", chart(), "--name-template", template);
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
