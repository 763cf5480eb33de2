package dev.sluice.helm.schema;

import dev.harrel.jsonschema.EvaluatorFactory;
import dev.harrel.jsonschema.InvalidSchemaException;
import dev.harrel.jsonschema.JsonSchemaException;
import dev.harrel.jsonschema.MessageProvider;
import dev.harrel.jsonschema.SchemaResolver;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.values.JsonText;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
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

    /// A schema that the validator took, by the address that it knows it by.
    private record Registered(Validator validator, URI address) {

        List<String> violations(GoMap values) {
            var result = validator.validate(address, new SchemaNode(values, ""));
            return result.isValid() ? List.of() : lines(result.getErrors());
        }
    }

    /// The validator gave up, for reasons of a line each.
    private static final class Refusal extends RuntimeException {

        private final transient List<String> reasons;

        Refusal(List<String> reasons, Throwable cause) {
            super(cause);
            this.reasons = reasons;
        }
    }

    private final @Nullable Registered registered;
    private final List<String> flaws;

    private ValuesSchema(@Nullable Registered registered, List<String> flaws) {
        this.registered = registered;
        this.flaws = flaws;
    }

    /// The schema of a file; a flaw of the file is a violation by all values.
    public static ValuesSchema of(String text) {
        return switch (JsonText.read(text)) {
            case JsonText.Reading.Malformed(var message) -> flawed(List.of(message));
            case JsonText.Reading.Read(var written) -> {
                var schema = Drafts.named(written);
                yield SchemaWalk.flaw(schema)
                        .map(flaw -> flawed(List.of(flaw)))
                        .orElseGet(() -> registered(schema));
            }
        };
    }

    /// What is wrong with the values or with the schema itself, one line each; empty if all is
    /// well. Any number of threads may ask.
    public List<String> violations(GoMap values) {
        var known = registered;
        if (known == null) {
            return flaws;
        }
        try {
            return guarded(() -> known.violations(values));
        } catch (Refusal refusal) {
            return refusal.reasons;
        }
    }

    private static ValuesSchema flawed(List<String> flaws) {
        return new ValuesSchema(null, flaws);
    }

    private static ValuesSchema registered(@Nullable Object schema) {
        var validator =
                new ValidatorFactory()
                        .withJsonNodeFactory(SchemaNode.FACTORY)
                        .withSchemaResolver(NO_FETCHING)
                        .withEvaluatorFactory(
                                EvaluatorFactory.compose(new LinearPatterns(), new Dependencies()))
                        .withMessageProvider(words())
                        .createValidator();
        var at = URI.create(SchemaWalk.ADDRESS);
        try {
            var address = guarded(() -> validator.registerSchema(at, new SchemaNode(schema, "")));
            return new ValuesSchema(new Registered(validator, address), List.of());
        } catch (Refusal refusal) {
            return flawed(refusal.reasons);
        }
    }

    private static <T> T guarded(Supplier<T> step) {
        try {
            return step.get();
        } catch (InvalidSchemaException e) {
            var head = Stream.of("values.schema.json is not valid against metaschema");
            throw new Refusal(Stream.concat(head, lines(e.getErrors()).stream()).toList(), e);
        } catch (StackOverflowError e) {
            // Values are only so deep: what never ends are references.
            throw new Refusal(List.of("values.schema.json: references lead in a circle"), e);
        } catch (JsonSchemaException | IllegalArgumentException e) {
            var why = Objects.requireNonNullElse(e.getMessage(), "");
            throw new Refusal(List.of("values.schema.json: " + why), e);
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
