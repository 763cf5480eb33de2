package dev.sluice.helm.values;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.encoding.YamlComplaint;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoType;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.EqualKeys;
import dev.sluice.manifest.Limits;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads tables of values from YAML, as `sigs.k8s.io/yaml` hands them to Helm: through JSON, so
/// that every number is a float64.
public final class ValuesReader {

    /// What reading gave.
    public sealed interface Reading {
        record Values(GoMap values) implements Reading {}

        record Unreadable(List<Problem> problems) implements Reading {
            public Unreadable {
                problems = List.copyOf(problems);
            }
        }
    }

    private static final YamlReader YAML =
            new YamlReader(Dialect.KUBECTL, Limits.DEFAULT, EqualKeys.LAST_COUNTS);

    private ValuesReader() {}

    /// Helm 3 reads the first document of a file, Helm 4 merges all of them.
    ///
    /// @param file how the file is named in positions
    public static Reading read(String file, String text, HelmMajor helm) {
        return switch (helm) {
            case HELM_3 -> first(file, text, 0);
            case HELM_4 -> all(file, text);
        };
    }

    private static Reading all(String file, String text) {
        var values = new GoMap();
        for (var part : DocumentParts.of(text)) {
            if (part.isBroken()) {
                return new Reading.Unreadable(List.of(broken(file, part)));
            }
            switch (first(file, part.text(), part.firstLine())) {
                case Reading.Values(var more) -> values = Tables.merged(values, more);
                case Reading.Unreadable(var problems) -> {
                    return new Reading.Unreadable(
                            problems.stream()
                                    .map(p -> said("cannot unmarshal yaml document: ", p))
                                    .toList());
                }
            }
        }
        return new Reading.Values(values);
    }

    private static Problem broken(String file, DocumentParts.Part part) {
        return Problem.error(
                "InvalidYaml",
                new Position(file, part.firstLine() + 1, 1),
                "error reading yaml document: invalid Yaml document separator: " + part.text(),
                "put what follows --- on the next line");
    }

    private static Problem said(String before, Problem problem) {
        return new Problem(
                problem.severity(),
                problem.reason(),
                before + problem.message(),
                problem.position(),
                problem.remedy());
    }

    private static Reading first(String file, String text, int linesBefore) {
        var parsed = YAML.readFirst(file, text);
        if (!parsed.isSound()) {
            if (YamlComplaint.secondReading(parsed.problems(), text).orElse(null)
                    instanceof GoMap values) {
                return new Reading.Values(values);
            }
            return new Reading.Unreadable(
                    parsed.problems().stream()
                            .map(problem -> YamlComplaint.inWordsOfGo(problem, text))
                            .map(problem -> moved(problem, linesBefore))
                            .toList());
        }
        if (parsed.documents().isEmpty()) {
            return new Reading.Values(new GoMap());
        }
        var root = parsed.documents().getFirst();
        return root instanceof Mapping mapping
                ? new Reading.Values(table(mapping))
                : new Reading.Unreadable(List.of(moved(noTable(root), linesBefore)));
    }

    private static Problem noTable(YamlNode root) {
        return Problem.error(
                "InvalidValues",
                root.position(),
                YamlComplaint.mismatch(root, GoType.MAP.toString()),
                "write the values as key: value");
    }

    private static Problem moved(Problem problem, int lines) {
        var at = problem.position();
        return at == null || !at.isKnown() || lines == 0
                ? problem
                : new Problem(
                        problem.severity(),
                        problem.reason(),
                        problem.message(),
                        new Position(at.file(), at.line() + lines, at.column()),
                        problem.remedy());
    }

    /// The table of a mapping: `map[string]interface {}`.
    public static GoMap table(Mapping mapping) {
        var values = HashMap.<String, @Nullable Object>newHashMap(mapping.fields().size());
        mapping.fields().forEach((name, field) -> values.put(name, value(field.value())));
        return GoMap.of(values);
    }

    /// The value of a node, as JSON would carry it.
    public static @Nullable Object value(YamlNode node) {
        return switch (node) {
            case Mapping mapping -> table(mapping);
            case Sequence sequence -> {
                var items = new ArrayList<@Nullable Object>(sequence.items().size());
                sequence.items().forEach(item -> items.add(value(item)));
                yield GoList.wrap(GoType.LIST, items);
            }
            case Scalar(_, Number number, _, _) -> number.doubleValue();
            case Scalar scalar -> scalar.value();
        };
    }
}
