package dev.sluice.kustomize.reference;

import dev.sluice.kustomize.definition.FieldSpec;
import dev.sluice.kustomize.resource.Scalars;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the field that a variable takes its value from: `spec.ports[0].name`,
/// `metadata.annotations.[example.com/owner]`, `spec.containers.[name=web].image`
/// (`GetFieldValue` of `kyaml/yaml/rnode.go`).
final class FieldLookup {

    private static final Pattern INDEXED = Pattern.compile("(.*)\\[(\\d+)]");
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");

    private FieldLookup() {}

    static Optional<YamlNode> find(Mapping object, String path) {
        Optional<YamlNode> here = Optional.of(object);
        for (var step : steps(path)) {
            here = here.filter(node -> !Scalars.isNull(node)).flatMap(node -> child(node, step));
        }
        return here;
    }

    private static List<String> steps(String path) {
        var steps = new ArrayList<String>();
        for (var part : joined(FieldSpec.split(path, "."))) {
            var indexed = INDEXED.matcher(part);
            if (!indexed.matches()) {
                steps.add(part);
            } else {
                steps.add(indexed.group(1));
                steps.add(indexed.group(2));
            }
        }
        return steps.stream().map(String::strip).filter(step -> !step.isEmpty()).toList();
    }

    /// Parts between brackets belong together; brackets without `=` are only quotes.
    private static List<String> joined(List<String> parts) {
        var joined = new ArrayList<String>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (!part.startsWith("[") || part.endsWith("]")) {
                joined.add(part);
                continue;
            }
            var whole = new StringBuilder(part);
            while (i < parts.size() - 1) {
                i++;
                whole.append('.').append(parts.get(i));
                if (parts.get(i).endsWith("]")) {
                    break;
                }
            }
            var text = whole.toString();
            joined.add(text.contains("=") ? text : text.replaceAll("^[\\[\\]]+|[\\[\\]]+$", ""));
        }
        return joined;
    }

    private static Optional<YamlNode> child(YamlNode node, String step) {
        if (INDEX.matcher(step).matches()) {
            return node instanceof Sequence list
                    ? list.get(Integer.parseInt(step))
                    : Optional.empty();
        }
        if (step.equals("-")) {
            return node instanceof Sequence list && !list.items().isEmpty()
                    ? Optional.of(list.items().getLast())
                    : Optional.empty();
        }
        if (step.startsWith("[") && step.endsWith("]")) {
            return node instanceof Sequence list ? matching(list, step) : Optional.empty();
        }
        return node instanceof Mapping mapping ? mapping.get(step) : Optional.empty();
    }

    private static Optional<YamlNode> matching(Sequence list, String step) {
        var equals = step.indexOf('=');
        if (equals < 0) {
            return Optional.empty();
        }
        var name = step.substring(1, equals);
        var value = step.substring(equals + 1, step.length() - 1);
        return list.items().stream()
                .filter(
                        item ->
                                name.isEmpty()
                                        ? Scalars.text(item).equals(value)
                                        : item instanceof Mapping mapping
                                                && mapping.get(name)
                                                        .map(Scalars::text)
                                                        .filter(value::equals)
                                                        .isPresent())
                .findFirst();
    }
}
