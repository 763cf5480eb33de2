package dev.sluice.kustomize.reference;

import dev.sluice.kustomize.definition.FieldSpec;
import dev.sluice.kustomize.definition.VariableDefinition;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Edits;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.kustomize.transform.FieldEditor;
import dev.sluice.kustomize.transform.Transformer;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Replaces `$(NAME)` by the values of variables, where field specs say
/// (`api/filters/refvar/refvar.go`).
public final class VariableTransformer implements Transformer {

    private final Variables variables;
    private final List<FieldSpec> specs;

    public VariableTransformer(Variables variables, List<FieldSpec> specs) {
        this.variables = variables;
        this.specs = specs;
    }

    @Override
    public Resources transform(Resources resources, Problems problems) {
        if (variables.isEmpty()) {
            return resources;
        }
        var values = new HashMap<String, YamlNode>();
        for (var variable : variables.all()) {
            value(variable, resources, problems)
                    .ifPresent(value -> values.put(variable.name(), value));
        }
        return problems.haveErrors()
                ? resources
                : resources.each(resource -> replaced(resource, values, problems));
    }

    private static Optional<YamlNode> value(
            VariableDefinition variable, Resources resources, Problems problems) {
        var source =
                resources.all().stream()
                        .filter(resource -> resource.variables().contains(variable.name()))
                        .findFirst();
        var value =
                source.flatMap(found -> FieldLookup.find(found.content(), variable.fieldPath()))
                        .flatMap(VariableValue::of);
        if (value.isEmpty()) {
            problems.error(
                    "UnknownVariableSource",
                    variable.position(),
                    source.isEmpty()
                            ? "no object is called %s %s, which the variable %s takes its value from"
                                    .formatted(
                                            variable.gvk().kind(),
                                            variable.objectName(),
                                            variable.name())
                            : "%s has no field %s with a value that the variable %s could take"
                                    .formatted(source.get(), variable.fieldPath(), variable.name()),
                    "correct objref and fieldref");
        }
        return value;
    }

    private Resource replaced(Resource resource, Map<String, YamlNode> values, Problems problems) {
        var replaced = resource;
        for (var spec : specs) {
            replaced =
                    FieldEditor.edit(
                            replaced,
                            spec,
                            FieldEditor.Missing.LEFT,
                            node -> field(node, values, problems),
                            problems);
        }
        return replaced;
    }

    private static YamlNode field(YamlNode node, Map<String, YamlNode> values, Problems problems) {
        return switch (node) {
            case Scalar scalar -> scalar(scalar, values);
            case Mapping mapping -> mapping.withValues((_, field) -> value(field, values));
            case Sequence sequence -> {
                for (var item : sequence.items()) {
                    noteUnlessString(item, problems);
                }
                yield Edits.items(sequence, item -> value(item, values));
            }
        };
    }

    private static YamlNode value(YamlNode node, Map<String, YamlNode> values) {
        return node instanceof Scalar scalar ? scalar(scalar, values) : node;
    }

    private static Scalar scalar(Scalar scalar, Map<String, YamlNode> values) {
        return isString(scalar)
                ? new VariableText(scalar.text(), values).replaced(scalar.position())
                : scalar;
    }

    /// A date is none, although it is printed as one; what has no type is one for now.
    private static boolean isString(Scalar scalar) {
        return scalar.style() == Scalar.Style.UNTYPED || scalar.text().equals(scalar.value());
    }

    private static void noteUnlessString(YamlNode item, Problems problems) {
        if (!(item instanceof Scalar scalar && isString(scalar))) {
            problems.error(
                    "FieldDoesNotFit",
                    item.position(),
                    "in a list that may hold variables this item is no string",
                    "put it in quotes");
        }
    }
}
