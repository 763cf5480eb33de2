package dev.sluice.helm.encoding;

import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.yaml.YamlError;
import dev.sluice.helm.yaml.YamlJson;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.List;
import java.util.Optional;

/// What `sigs.k8s.io/yaml` says of a text that it cannot turn into what is wanted.
public final class YamlComplaint {

    private static final String MISMATCH =
            "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal %s into Go %s";

    private YamlComplaint() {}

    /// A problem of reading a text, with [#unreadable] as its message.
    public static Problem inWordsOfGo(Problem problem, String text) {
        return new Problem(
                problem.severity(),
                problem.reason(),
                unreadable(problem, text),
                problem.position(),
                problem.remedy());
    }

    /// The text is no YAML, or none that JSON could carry: in go-yaml's words, or in those of the
    /// problem where go-yaml has nothing against it.
    public static String unreadable(Problem problem, String text) {
        return ofGo(text).orElseGet(problem::message);
    }

    /// What go-yaml says of a text with a tab that the parser here has nothing against: one that
    /// stands where a token begins. Empty if it reads it.
    public static Optional<String> ofTab(String text) {
        return text.indexOf('\t') < 0 ? Optional.empty() : ofGo(text);
    }

    private static Optional<String> ofGo(String text) {
        try {
            YamlJson.of(text);
            return Optional.empty();
        } catch (YamlError e) {
            return Optional.of("error converting YAML to JSON: " + e.message());
        }
    }

    /// What go-yaml makes of a text in which the parser found a problem here; nothing is an
    /// empty table. Empty if go-yaml refuses it as well, or if the text is beyond a bound.
    public static Optional<Object> secondReading(List<Problem> problems, String text) {
        if (!problems.stream().allMatch(problem -> problem.reason().equals("InvalidYaml"))) {
            return Optional.empty();
        }
        try {
            return YamlJson.of(text).or(() -> Optional.of(new GoMap()));
        } catch (YamlError _) {
            return Optional.empty();
        }
    }

    /// The whole text is something else than a type of Go.
    public static String mismatch(YamlNode node, String type) {
        return MISMATCH.formatted(word(node), "value of type " + type);
    }

    /// A field holds something else than its type.
    ///
    /// @param field the struct's name and the path of the field from the root
    public static String mismatch(YamlNode node, String field, String type) {
        return MISMATCH.formatted(word(node), "struct field %s of type %s".formatted(field, type));
    }

    private static String word(YamlNode node) {
        return switch (node) {
            case Mapping _ -> "object";
            case Sequence _ -> "array";
            case Scalar(_, Number _, _, _) -> "number";
            case Scalar(_, Boolean _, _, _) -> "bool";
            case Scalar scalar -> scalar.isNull() ? "null" : "string";
        };
    }
}
