package dev.sluice.render.substitution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.YamlPrinter;
import dev.sluice.manifest.YamlReader;
import dev.sluice.render.substitution.Substitution.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubstitutionTest {

    private static final Variables VARIABLES =
            variables("name", "web.example.com", "count", "3", "empty", "", "path", "/a/b/c.txt");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ${name}                 | web.example.com
                    x-${count}-$${count}    | x-3-${count}
                    ${gone:-default}        | default
                    ${gone:=a ${count} b}   | a 3 b
                    ${empty:-default}       | default
                    ${gone=default}         | default
                    ${name^}                | Web.example.com
                    ${name^^}               | WEB.EXAMPLE.COM
                    ${#name}                | 15
                    ${name:4:7}             | example
                    ${name: -3}             | web.example.com
                    ${name:-3}              | web.example.com
                    ${name#*.}              | example.com
                    ${name##*.}             | com
                    ${name%.*}              | web.example
                    ${name%%.*}             | web
                    ${name/web/api}         | api.example.com
                    ${name//e/E}            | wEb.ExamplE.com
                    ${name/#web/api}        | api.example.com
                    ${name/%com/org}        | web.example.org
                    ${path##*/}             | c.txt
                    $name                   | $name
                    """)
    void theFormsOfReferences(String text, String expected) {
        assertThat(field(new Substitution(VARIABLES, true, false), text)).isEqualTo(expected);
    }

    @Test
    void valuesAreReadAsYaml() {
        var substituted =
                substituted(
                        new Substitution(variables("port", "8080", "on", "true"), true, false),
                        "spec: {port: \"${port}\", flag: '${on}', text: 'port ${port}'}");

        assertThat(substituted).contains("port: 8080\n", "flag: true\n", "text: port 8080\n");
    }

    @Test
    void aVariableThatIsNotSetIsRefusedUnlessLeniencyIsWanted() {
        var strict = substituted(new Substitution(VARIABLES, true, false), "a: ${gone}");
        var lenient = substituted(new Substitution(VARIABLES, false, false), "a: x${gone}");

        assertThat(strict)
                .startsWith("app.yaml:1:1 variables in object  cannot be substituted")
                .contains("the variable gone is not set");
        assertThat(lenient).isEqualTo("a: x\n");
    }

    @Test
    void withoutVariablesNothingIsEvaluatedUnlessThatIsWanted() {
        var text = "a: ${gone:-default}";

        assertThat(substituted(new Substitution(variables(), true, false), text))
                .isEqualTo("a: ${gone:-default}\n");
        assertThat(substituted(new Substitution(variables(), true, true), text))
                .isEqualTo("a: default\n");
    }

    @Test
    void anObjectMayOptOut() {
        for (var field : List.of("labels", "annotations")) {
            var text =
                    """
                    metadata: {%s: {kustomize.toolkit.fluxcd.io/substitute: disabled}}
                    a: ${gone}
                    """
                            .formatted(field);

            assertThat(substituted(new Substitution(VARIABLES, true, false), text))
                    .startsWith("a: ${gone}\n");
        }
    }

    @Test
    void whatCannotBeReadIsRefused() {
        var substitution = new Substitution(VARIABLES, true, false);

        assertThat(substituted(substitution, "a: '${name'")).contains("missing closing brace");
        assertThat(substituted(substitution, "a: '${name-x}'")).contains("missing closing brace");
        assertThat(substituted(new Substitution(variables("a-b", ""), true, false), "a: b"))
                .contains("the variable name \"a-b\"");
        assertThat(substituted(new Substitution(variables("x", "{"), true, false), "a: ${x}"))
                .contains("the values make it invalid YAML");
    }

    @Test
    void ofValuesOfSecretsNoNamesAndKeysAreMade() {
        var variables = new Variables(Map.of("port", "8080", "user", "root"), Set.of("port"));
        var substitution = new Substitution(variables, true, false);

        assertThat(substituted(substitution, "spec: {url: \"http://${user}:${port}\"}"))
                .isEqualTo("spec:\n  url: http://root:8080\n");
        assertThat(substituted(substitution, "spec: {port: \"${port}\"}"))
                .isEqualTo("spec:\n  port: 8080\n");
        assertThat(substituted(substitution, "metadata: {name: \"a${port}\"}"))
                .contains("metadata.name takes a value of a Secret, and cannot be sealed");
        assertThat(substituted(substitution, "data: {\"k${port}\": a}"))
                .contains("data takes a value of a Secret");
    }

    @Test
    void whatIsSubstitutedStaysWhereItIsWritten() {
        var object = read("kind: A\nspec:\n  name: ${name}\n");

        var outcome = new Substitution(VARIABLES, true, false).apply(object);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Substituted.class,
                        changed -> {
                            var name = changed.object().mapping("spec").orElseThrow().get("name");
                            assertThat(name.orElseThrow().position()).hasToString("app.yaml:3:9");
                        });
    }

    private static Variables variables(String... namesAndValues) {
        var values = new HashMap<String, String>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Variables(values, Set.of());
    }

    private static String field(Substitution substitution, String text) {
        return substituted(substitution, "a: 'v" + text + "'")
                .replaceFirst("^a: '?v", "")
                .replaceFirst("'?\n$", "");
    }

    private static String substituted(Substitution substitution, String text) {
        return switch (substitution.apply(read(text))) {
            case Outcome.Substituted(var object) -> YamlPrinter.print(object);
            case Outcome.Refused(var problems) -> problems.getFirst().line();
        };
    }

    private static Mapping read(String text) {
        var parsed = new YamlReader(Dialect.KUBECTL).read("app.yaml", text);
        return (Mapping) parsed.documents().getFirst();
    }
}
