package dev.sluice.helm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.helm.value.GoMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesSchemaTest {

    private static final String DRAFT_7 = "http://json-schema.org/draft-07/schema#";

    @Test
    void tellsEveryViolationWithItsPlace() {
        var schema =
                """
                {"properties": {"a": {"type": "string"}, "b": {"minimum": 5}}, "required": ["c"]}
                """;

        assertThat(ValuesSchema.of(schema).violations(values(Map.of("a", 1.0, "b", 2.0))))
                .anyMatch(line -> line.startsWith("- at '/a': got "))
                .contains("- at '/b': minimum: got 2, want 5")
                .hasSize(3);
    }

    @Test
    void knowsTheDraftsByAllTheirNames() {
        for (var draft :
                new String[] {
                    "http://json-schema.org/schema#",
                    "https://json-schema.org/draft-07/schema",
                    "http://json-schema.org/draft-04/schema#"
                }) {
            var schema = "{\"$schema\": \"%s\", \"type\": \"object\"}".formatted(draft);
            assertThat(ValuesSchema.of(schema).violations(new GoMap())).isEmpty();
        }
    }

    @Test
    void fetchesNothing() {
        assertThat(violations("{\"$ref\": \"https://example.com/s.json\"}"))
                .containsOnlyOnce(
                        "failing loading \"https://example.com/s.json\": only references inside the"
                                + " document are followed");
        assertThat(violations("{\"$ref\": \"other.json\"}")).isNotEmpty();
        assertThat(violations("{\"$schema\": \"https://example.com/mine\"}")).isNotEmpty();
        assertThat(violations("{\"$ref\": \"urn:example:any\"}")).isEmpty();
    }

    @Test
    void looksOnlyAtWhatTheDraftKnowsAndSomethingLeadsTo() {
        var nowhere = "{\"$ref\": \"#/nowhere\"}";

        assertThat(violations("{\"$defs\": {\"unused\": " + nowhere + "}}")).isEmpty();
        assertThat(violations("{\"$ref\": \"#/$defs/a\", \"$defs\": {\"a\": " + nowhere + "}}"))
                .hasSize(1);
        assertThat(
                        violations(
                                "{\"$schema\": \"%s\", \"prefixItems\": [%s]}"
                                        .formatted(DRAFT_7, nowhere)))
                .isEmpty();
        assertThat(violations("{\"prefixItems\": [" + nowhere + "]}")).hasSize(1);
    }

    @Test
    void refusesABadPatternWhereverTheDraftDescribesOne() {
        assertThat(violations("{\"$defs\": {\"unused\": {\"pattern\": \"[\"}}}"))
                .contains(
                        "    - at '/$defs/unused/pattern': '[' is not valid regex: error parsing regexp:"
                                + " missing closing ]: `[`");
        assertThat(
                        violations(
                                "{\"$schema\": \"%s\", \"$defs\": {\"a\": {\"pattern\": \"[\"}}}"
                                        .formatted(DRAFT_7)))
                .isEmpty();
    }

    @Test
    void heedsDependenciesInEveryDraft() {
        var schema = "{\"dependencies\": {\"a\": [\"b\"], \"c\": {\"required\": [\"d\"]}}}";

        assertThat(ValuesSchema.of(schema).violations(values(Map.of("a", 1.0))))
                .containsExactly("- at '': properties 'b' required, if 'a' exists");
        assertThat(ValuesSchema.of(schema).violations(values(Map.of("c", 1.0)))).hasSize(1);
        assertThat(ValuesSchema.of(schema).violations(values(Map.of("b", 1.0)))).isEmpty();
    }

    @Test
    void endsWhateverASchemaSays() {
        assertThat(violations("{\"$ref\": \"#\"}")).hasSize(1);
        assertThat(violations(multiplying(24)))
                .containsExactly("values.schema.json: the validation takes too many steps");
        assertThat(
                        ValuesSchema.of("{\"properties\": {\"a\": {\"multipleOf\": 1e999999999}}}")
                                .violations(values(Map.of("a", 3.0))))
                .hasSize(1);
        var pattern = "{\"properties\": {\"a\": {\"pattern\": \"(a+)+$\"}}}";
        assertThat(ValuesSchema.of(pattern).violations(values(Map.of("a", "a".repeat(50) + "b"))))
                .hasSize(1);
    }

    /// Schemas that each lead to the next one twice.
    private static String multiplying(int depth) {
        var schemas = new StringBuilder();
        for (var i = 0; i < depth; i++) {
            var next = "{\"$ref\": \"#/$defs/s" + (i + 1) + "\"}";
            schemas.append("\"s%d\": {\"allOf\": [%s, %s]}, ".formatted(i, next, next));
        }
        return "{\"$ref\": \"#/$defs/s0\", \"$defs\": {%s\"s%d\": true}}".formatted(schemas, depth);
    }

    private static List<String> violations(String schema) {
        return ValuesSchema.of(schema).violations(new GoMap());
    }

    private static GoMap values(Map<String, Object> values) {
        return GoMap.of(values);
    }
}
