package dev.sluice.kustomize.resource;

import java.util.List;
import java.util.Map;

/// The label selector language of Kubernetes: all requirements must hold.
public record LabelSelector(List<Requirement> requirements) {

    /// How a key is compared.
    public enum Operator {
        IN,
        NOT_IN,
        EXISTS,
        DOES_NOT_EXIST,
        GREATER,
        LESS
    }

    /// One condition on one key.
    public record Requirement(String key, Operator operator, List<String> values) {

        public Requirement {
            values = List.copyOf(values);
        }

        boolean holdsIn(Map<String, String> labels) {
            var value = labels.get(key);
            return switch (operator) {
                case IN -> value != null && values.contains(value);
                case NOT_IN -> value == null || !values.contains(value);
                case EXISTS -> value != null;
                case DOES_NOT_EXIST -> value == null;
                case GREATER -> value != null && compares(value, 1);
                case LESS -> value != null && compares(value, -1);
            };
        }

        private boolean compares(String value, int wanted) {
            var left = LabelSyntax.integer(value);
            var right = LabelSyntax.integer(values.getFirst());
            return left.isPresent()
                    && right.isPresent()
                    && Long.signum(Long.compare(left.get(), right.get())) == wanted;
        }
    }

    /// What a text turned out to be.
    public sealed interface Result {

        /// A selector.
        record Read(LabelSelector selector) implements Result {}

        /// None, and why.
        record Unreadable(String why) implements Result {}
    }

    public LabelSelector {
        requirements = List.copyOf(requirements);
    }

    public static Result parse(String text) {
        return new LabelSelectorParser(text).parse();
    }

    public boolean isEmpty() {
        return requirements.isEmpty();
    }

    public boolean matches(Map<String, String> labels) {
        return requirements.stream().allMatch(requirement -> requirement.holdsIn(labels));
    }
}
