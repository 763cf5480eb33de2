package dev.sluice.render.substitution;

import dev.sluice.kustomize.patch.JsonDetour;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.FieldPath;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlPrinter;
import dev.sluice.manifest.YamlReader;
import java.util.ArrayList;
import java.util.List;

/// Replaces variables in objects (`kustomize_varsub.go` of Flux): the object is printed as YAML,
/// the text evaluated, and the outcome read again. So values may change types, and what they hold
/// counts as YAML.
///
/// @param variables the variables; what is made of secret ones must be strings
/// @param strict whether a variable that is not set is an error
/// @param always whether texts are evaluated although there are no variables
public record Substitution(Variables variables, boolean strict, boolean always) {

    private static final int LONGEST_RESULT = 16 << 20;

    /// Longer values are not matched against patterns, as the cost grows with the square.
    private static final int LONGEST_TRIMMED = 4096;

    private static final String OPT_OUT = "kustomize.toolkit.fluxcd.io/substitute";
    private static final String DISABLED = "disabled";
    private static final String NAME = "[_a-zA-Z][_a-zA-Z0-9]*";

    /// What became of an object.
    public sealed interface Outcome {

        record Substituted(Mapping object) implements Outcome {}

        record Refused(List<Problem> problems) implements Outcome {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    public Outcome apply(Mapping object) {
        var outcome = substituted(object);
        return !variables.secret().isEmpty() && outcome instanceof Outcome.Substituted(var changed)
                ? unexposed(object, changed)
                : outcome;
    }

    private Outcome unexposed(Mapping object, Mapping changed) {
        var hidden = new Substitution(variables.hidden(), strict, always).substituted(object);
        return switch (hidden) {
            case Outcome.Refused refused -> refused;
            case Outcome.Substituted(var other) -> {
                var exposed = Exposure.of(changed, other);
                yield exposed.isEmpty()
                        ? new Outcome.Substituted(changed)
                        : new Outcome.Refused(exposed);
            }
        };
    }

    private Outcome substituted(Mapping object) {
        if (isOptedOut(object) || (variables.values().isEmpty() && !always)) {
            return new Outcome.Substituted(object);
        }
        var text = YamlPrinter.print(object);
        try {
            requireNames();
            return text.contains("$") ? reread(object, evaluated(text)) : unchanged(object);
        } catch (BadSubstitution bad) {
            return refused(object, bad.why());
        }
    }

    private static boolean isOptedOut(Mapping object) {
        return isDisabled(object, "labels") || isDisabled(object, "annotations");
    }

    private static boolean isDisabled(Mapping object, String field) {
        return object.at(FieldPath.of("metadata", field, OPT_OUT))
                .filter(Scalar.class::isInstance)
                .filter(value -> ((Scalar) value).text().equals(DISABLED))
                .isPresent();
    }

    private void requireNames() throws BadSubstitution {
        for (var name : variables.values().keySet()) {
            if (!name.matches(NAME)) {
                throw new BadSubstitution(
                        "the variable name \"%s\" is not letters, digits and _".formatted(name),
                        -1);
            }
        }
    }

    private String evaluated(String text) throws BadSubstitution {
        var result = new StringBuilder();
        for (var piece : Template.parse(text)) {
            result.append(evaluated(piece));
            if (result.length() > LONGEST_RESULT) {
                throw new BadSubstitution("the object grows beyond all bounds", -1);
            }
        }
        return result.toString();
    }

    private String evaluated(Piece piece) throws BadSubstitution {
        return switch (piece) {
            case Piece.Text(var text) -> text;
            case Piece.Reference reference -> {
                var arguments = new ArrayList<String>();
                for (var argument : reference.arguments()) {
                    arguments.add(evaluated(argument));
                }
                yield evaluated(reference, arguments);
            }
        };
    }

    private String evaluated(Piece.Reference reference, List<String> arguments)
            throws BadSubstitution {
        var value = variables.values().get(reference.variable());
        if (value == null && strict && !reference.toleratesUnset()) {
            throw new BadSubstitution(
                    "the variable %s is not set".formatted(reference.variable()), -1);
        }
        var isTrimmed =
                reference.operator().startsWith("#") || reference.operator().startsWith("%");
        if (isTrimmed && value != null && value.length() > LONGEST_TRIMMED) {
            throw new BadSubstitution(
                    "the value of %s is too long for %s"
                            .formatted(reference.variable(), reference.operator()),
                    -1);
        }
        return Operators.apply(reference.operator(), value == null ? "" : value, arguments);
    }

    private static Outcome reread(Mapping object, String text) {
        var parsed = new YamlReader(Dialect.KUBECTL).read(object.position().file(), text);
        var documents = parsed.documents();
        if (!parsed.isSound() || documents.isEmpty()) {
            return refused(object, "the values make it invalid YAML");
        }
        return JsonDetour.of(Placed.like(object, documents.getFirst())) instanceof Mapping changed
                ? new Outcome.Substituted(changed)
                : refused(object, "the values leave no object");
    }

    private static Outcome unchanged(Mapping object) {
        YamlNode same = JsonDetour.of(object);
        return new Outcome.Substituted(same instanceof Mapping mapping ? mapping : object);
    }

    private static Outcome refused(Mapping object, String why) {
        var name =
                object.at(FieldPath.of("metadata", "name"))
                        .filter(Scalar.class::isInstance)
                        .map(value -> ((Scalar) value).text())
                        .orElse("");
        return new Outcome.Refused(
                List.of(
                        Problem.error(
                                "SubstitutionFailed",
                                object.position(),
                                "variables in %s %s cannot be substituted: %s"
                                        .formatted(
                                                object.string("kind").orElse("object"), name, why),
                                "correct the expression, set the variable, or opt the object out with the"
                                        + " annotation %s: %s".formatted(OPT_OUT, DISABLED))));
    }
}
