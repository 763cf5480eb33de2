package dev.sluice.helm.schema;

import dev.harrel.jsonschema.EvaluationContext;
import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.EvaluatorFactory;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SchemaParsingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The keyword `dependencies`, which Helm's validator heeds in the newest drafts too.
final class Dependencies implements EvaluatorFactory {

    @Override
    public Optional<Evaluator> create(
            SchemaParsingContext context, String keyword, JsonNode table) {
        if (!keyword.equals("dependencies") || !table.isObject()) {
            return Optional.empty();
        }
        var names = new LinkedHashMap<String, List<String>>();
        var schemas = new LinkedHashMap<String, String>();
        table.asObject()
                .forEach(
                        (property, wanted) -> {
                            if (wanted.isArray()) {
                                names.put(property, texts(wanted));
                            } else {
                                schemas.put(property, context.getAbsoluteUri(wanted));
                            }
                        });
        return Optional.of(new Demands(names, schemas));
    }

    private static List<String> texts(JsonNode list) {
        return list.asArray().stream().filter(JsonNode::isString).map(JsonNode::asString).toList();
    }

    /// @param names what must be there beside a property
    /// @param schemas the addresses of what must hold where a property is there
    private record Demands(Map<String, List<String>> names, Map<String, String> schemas)
            implements Evaluator {

        @Override
        public Result evaluate(EvaluationContext context, JsonNode node) {
            if (!node.isObject()) {
                return Result.success();
            }
            var present = node.asObject().keySet();
            for (var demand : names.entrySet()) {
                var missing = demand.getValue().stream().filter(n -> !present.contains(n)).toList();
                if (present.contains(demand.getKey()) && !missing.isEmpty()) {
                    return Result.failure(
                            "properties '%s' required, if '%s' exists"
                                    .formatted(String.join("', '", missing), demand.getKey()));
                }
            }
            var isValid = true;
            for (var demand : schemas.entrySet()) {
                isValid &=
                        !present.contains(demand.getKey())
                                || context.resolveInternalRefAndValidate(demand.getValue(), node);
            }
            return isValid ? Result.success() : Result.failure();
        }
    }
}
