package dev.sluice.helm.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.harrel.jsonschema.EvaluationContext;
import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.EvaluatorFactory;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SchemaParsingContext;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The keywords with regular expressions, with Go's: their time is linear, whatever a chart says.
final class LinearPatterns implements EvaluatorFactory {

    @Override
    public Optional<Evaluator> create(
            SchemaParsingContext context, String keyword, JsonNode schema) {
        if (keyword.equals("pattern") && schema.isString()) {
            return Optional.of(new OneText(compiled(schema.asString())));
        }
        return keyword.equals("patternProperties") && schema.isObject()
                ? Optional.of(new Properties(schemas(context, schema)))
                : Optional.empty();
    }

    private static Map<Pattern, String> schemas(SchemaParsingContext context, JsonNode table) {
        var schemas = new LinkedHashMap<Pattern, String>();
        table.asObject()
                .forEach(
                        (pattern, schema) ->
                                schemas.put(compiled(pattern), context.getAbsoluteUri(schema)));
        return schemas;
    }

    /// What Go cannot compile stands where nothing is validated: [SchemaWalk] found no way there.
    private static Pattern compiled(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException _) {
            return Pattern.compile(Pattern.quote(pattern));
        }
    }

    private record OneText(Pattern pattern) implements Evaluator {

        @Override
        public Result evaluate(EvaluationContext context, JsonNode node) {
            return !node.isString() || pattern.matcher(node.asString()).find()
                    ? Result.success()
                    : Result.failure(
                            "'%s' does not match pattern '%s'"
                                    .formatted(node.asString(), pattern.pattern()));
        }
    }

    /// @param schemas the addresses of the schemas by the patterns of names
    private record Properties(Map<Pattern, String> schemas) implements Evaluator {

        @Override
        public Result evaluate(EvaluationContext context, JsonNode node) {
            if (!node.isObject()) {
                return Result.success();
            }
            var isValid = true;
            Set<String> seen = new HashSet<>();
            for (var property : node.asObject().entrySet()) {
                for (var schema : schemas.entrySet()) {
                    if (schema.getKey().matcher(property.getKey()).find()) {
                        seen.add(property.getKey());
                        isValid &=
                                context.resolveInternalRefAndValidate(
                                        schema.getValue(), property.getValue());
                    }
                }
            }
            return isValid ? Result.success(seen) : Result.failure();
        }
    }
}
