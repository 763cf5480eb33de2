package dev.sluice.source.definition;

import dev.sluice.events.Target;
import dev.sluice.events.Target.Operator;
import dev.sluice.events.Target.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The field `controlPlaneSelector` of a Delivery.
final class Selectors {

    private static final List<String> OPERATORS = List.of("In", "NotIn", "Exists", "DoesNotExist");

    private Selectors() {}

    static Target of(Resource resource, Fields selector) {
        var namespace = resource.nameIn(selector, "namespace", false).orElse("");
        var labels = selector.stringMap("matchLabels");
        var requirements = new ArrayList<Requirement>();
        for (var expression : selector.objects("matchExpressions")) {
            var key = expression.required("key");
            var operator =
                    expression.required("operator").isPresent()
                            ? expression.oneOf("operator", OPERATORS)
                            : Optional.<String>empty();
            var values = expression.strings("values");
            expression.warnOfTheRest();
            if (key.isPresent() && operator.isPresent()) {
                var requirement =
                        new Requirement(key.get(), Operator.valueOf(operator.get()), values);
                check(expression, requirement);
                requirements.add(requirement);
            }
        }
        selector.warnOfTheRest();
        return new Target.Selected(namespace, labels, requirements);
    }

    private static void check(Fields expression, Requirement requirement) {
        switch (requirement.operator()) {
            case In, NotIn -> {
                if (requirement.values().isEmpty()) {
                    expression.invalid(
                            "values",
                            "%s needs values".formatted(requirement.operator()),
                            "list at least one");
                }
            }
            case Exists, DoesNotExist -> {
                if (!requirement.values().isEmpty()) {
                    expression.invalid(
                            "values",
                            "%s takes no values".formatted(requirement.operator()),
                            "remove them");
                }
            }
        }
    }
}
