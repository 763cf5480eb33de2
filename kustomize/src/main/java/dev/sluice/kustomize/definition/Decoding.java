package dev.sluice.kustomize.definition;

import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Scalars;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.Set;

/// What single values are to Go's `encoding/json`; what has the wrong type is a problem.
record Decoding(Strictness strictness, Problems problems) {

    /// Words that go-yaml 3 takes where a boolean is wanted, though they are strings elsewhere.
    private static final Set<String> FORMER_TRUTHS =
            Set.of("y", "Y", "yes", "Yes", "YES", "on", "On", "ON");

    private static final Set<String> FORMER_FALSEHOODS =
            Set.of("n", "N", "no", "No", "NO", "off", "Off", "OFF");

    /// That of a structure that is embedded in another.
    Decoding embedded() {
        return new Decoding(strictness.embedded(), problems);
    }

    Located text(String where, YamlNode node) {
        if (isNull(node)) {
            return new Located("", node.position());
        }
        if (node instanceof Scalar scalar) {
            if (scalar.value() instanceof String text) {
                return new Located(text, node.position());
            }
            if (strictness.takesNumbersAsText()) {
                return new Located(scalar.asText().orElse(""), node.position());
            }
        }
        wrongType(where, node, "a string");
        return new Located("", node.position());
    }

    boolean flag(String where, YamlNode node) {
        if (node instanceof Scalar scalar && scalar.value() instanceof Boolean truth) {
            return truth;
        }
        var word = strictness.isDirect() ? Scalars.text(node) : "";
        if (FORMER_TRUTHS.contains(word) || FORMER_FALSEHOODS.contains(word)) {
            return FORMER_TRUTHS.contains(word);
        }
        wrongType(where, node, "true or false");
        return false;
    }

    long number(String where, YamlNode node) {
        if (node instanceof Scalar scalar) {
            if (scalar.value() instanceof Long number) {
                return number;
            }
            if (scalar.value() instanceof Double number && number == Math.rint(number)) {
                return number.longValue();
            }
        }
        wrongType(where, node, "a whole number");
        return 0;
    }

    void wrongType(String where, YamlNode node, String wanted) {
        problems.error(
                "InvalidField",
                node.position(),
                "%s is %s, not %s"
                        .formatted(where.isEmpty() ? "the document" : where, kind(node), wanted),
                wanted.equals("a string") && node instanceof Scalar
                        ? "put it in quotes"
                        : "write " + wanted);
    }

    private static String kind(YamlNode node) {
        return switch (node) {
            case Mapping _ -> "a mapping";
            case Sequence _ -> "a list";
            case Scalar scalar ->
                    switch (scalar.type()) {
                        case NULL -> "null";
                        case BOOLEAN -> "a boolean";
                        case INTEGER, FLOAT -> "a number";
                        case STRING -> "a string";
                    };
        };
    }

    static boolean isNull(YamlNode node) {
        return node instanceof Scalar scalar && scalar.isNull();
    }
}
