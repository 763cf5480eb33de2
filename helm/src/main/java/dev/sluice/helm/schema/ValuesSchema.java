package dev.sluice.helm.schema;

import dev.harrel.jsonschema.EvaluatorFactory;
import dev.harrel.jsonschema.InvalidSchemaException;
import dev.harrel.jsonschema.JsonSchemaException;
import dev.harrel.jsonschema.MessageProvider;
import dev.harrel.jsonschema.SchemaResolver;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.values.JsonText;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Checks one chart's values against its `values.schema.json` (`pkg/chartutil/jsonschema.go`).
/// References lead nowhere but to the document itself; those to a `urn:` allow everything.
public final class ValuesSchema {

    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("falseSchema", "false schema"),
                    Map.entry("type", "got %s, want %s"),
                    Map.entry("required", "missing properties %s"),
                    Map.entry("const", "value must be %2$s"),
                    Map.entry("enum", "value must be one of %2$s"),
                    Map.entry("minimum", "minimum: got %s, want %s"),
                    Map.entry("maximum", "maximum: got %s, want %s"),
                    Map.entry("exclusiveMinimum", "exclusiveMinimum: got %s, want %s"),
                    Map.entry("exclusiveMaximum", "exclusiveMaximum: got %s, want %s"),
                    Map.entry("multipleOf", "multipleOf: got %s, want %s"),
                    Map.entry("maxLength", "maxLength: '%s' is longer than %s"),
                    Map.entry("minLength", "minLength: '%s' is shorter than %s"),
                    Map.entry("anyOf", "'anyOf' failed, none matched"),
                    Map.entry("not", "'not' failed"));

    private static final SchemaResolver NO_FETCHING =
            address ->
                    address.startsWith("urn:")
                            ? SchemaResolver.Result.fromString("true")
                            : SchemaResolver.Result.empty();

    private ValuesSchema() {}

    /// What is wrong with the values or with the schema itself, one line each; empty if all is
    /// well.
    public static List<String> violations(String schemaText, GoMap values) {
        return switch (JsonText.read(schemaText)) {
            case JsonText.Reading.Malformed(var message) -> List.of(message);
            case JsonText.Reading.Read(var written) -> {
                var schema = Drafts.named(written);
                yield SchemaWalk.flaw(schema)
                        .map(List::of)
                        .orElseGet(() -> violations(schema, values));
            }
        };
    }

    private static List<String> violations(@Nullable Object schema, GoMap values) {
        var validator =
                new ValidatorFactory()
                        .withJsonNodeFactory(SchemaNode.FACTORY)
                        .withSchemaResolver(NO_FETCHING)
                        .withEvaluatorFactory(
                                EvaluatorFactory.compose(new LinearPatterns(), new Dependencies()))
                        .withMessageProvider(words())
                        .createValidator();
        try {
            var address =
                    validator.registerSchema(
                            URI.create(SchemaWalk.ADDRESS), new SchemaNode(schema, ""));
            var result = validator.validate(address, new SchemaNode(values, ""));
            return result.isValid() ? List.of() : lines(result.getErrors());
        } catch (InvalidSchemaException e) {
            return Stream.concat(
                            Stream.of("values.schema.json is not valid against metaschema"),
                            lines(e.getErrors()).stream())
                    .toList();
        } catch (StackOverflowError _) {
            // Values are only so deep: what never ends are references.
            return List.of("values.schema.json: references lead in a circle");
        } catch (JsonSchemaException | IllegalArgumentException e) {
            return List.of("values.schema.json: " + Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    private static List<String> lines(List<dev.harrel.jsonschema.Error> errors) {
        return errors.stream()
                .map(
                        error ->
                                "- at '%s': %s"
                                        .formatted(error.getInstanceLocation(), error.getError()))
                .distinct()
                .toList();
    }

    private static MessageProvider words() {
        return (key, arguments) ->
                WORDS.containsKey(key)
                        ? WORDS.get(key).formatted(arguments)
                        : Stream.of(arguments)
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ", key + " failed: ", ""));
    }
}
