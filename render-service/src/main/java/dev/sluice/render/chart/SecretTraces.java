package dev.sluice.render.chart;

import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.FieldPath;
import dev.sluice.manifest.JsonPrinter;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlReader;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds values of Secrets where they would be seen: in words of problems, and in what is not
/// sealed of objects, their names and keys.
final class SecretTraces {

    private static final int SHORTEST = 3;
    private static final String MASK = "***";
    private static final String HIDDEN = "hidden";
    private static final List<FieldPath> IDENTITY =
            List.of(
                    FieldPath.of("apiVersion"),
                    FieldPath.of("kind"),
                    FieldPath.of("metadata", "name"),
                    FieldPath.of("metadata", "namespace"));

    /// Where each text comes from, the longest first.
    private final SortedMap<String, String> secrets =
            new TreeMap<>(
                    Comparator.comparingInt(String::length)
                            .reversed()
                            .thenComparing(Comparator.naturalOrder()));

    private SecretTraces() {}

    static SecretTraces of(List<ReferencedValue> values) {
        var traces = new SecretTraces();
        values.stream().filter(ReferencedValue::isSecret).forEach(traces::add);
        return traces;
    }

    /// The same references, to other secrets than these.
    static List<ReferencedValue> hidden(List<ReferencedValue> values) {
        return values.stream()
                .map(value -> value.isSecret() ? value.with(hidden(value)) : value)
                .toList();
    }

    private static String hidden(ReferencedValue value) {
        return file(value).map(node -> JsonPrinter.print(hidden(node))).orElse(HIDDEN);
    }

    private static YamlNode hidden(YamlNode node) {
        return switch (node) {
            case Mapping mapping -> {
                var hidden = mapping;
                for (var field : mapping.fields().entrySet()) {
                    hidden = hidden.with(field.getKey(), hidden(field.getValue().value()));
                }
                yield hidden;
            }
            case Sequence sequence ->
                    new Sequence(
                            sequence.items().stream().map(SecretTraces::hidden).toList(),
                            sequence.position());
            case Scalar scalar when scalar.value() instanceof String ->
                    Scalar.string(HIDDEN, scalar.position());
            case Scalar scalar -> scalar;
        };
    }

    List<Problem> masked(List<Problem> problems) {
        return secrets.isEmpty() ? problems : problems.stream().map(this::masked).toList();
    }

    /// Names and keys of objects in which a secret stands.
    Set<String> in(List<? extends YamlNode> documents) {
        var found = new TreeSet<String>();
        if (!secrets.isEmpty()) {
            documents.forEach(document -> look(document, FieldPath.ROOT, found));
        }
        return found;
    }

    private void look(YamlNode node, FieldPath path, Set<String> found) {
        switch (node) {
            case Mapping mapping ->
                    mapping.fields()
                            .forEach(
                                    (name, field) -> {
                                        if (has(name)) {
                                            found.add(name);
                                        }
                                        look(field.value(), path.field(name), found);
                                    });
            case Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    look(sequence.items().get(i), path.index(i), found);
                }
            }
            case Scalar scalar -> {
                if (IDENTITY.contains(path) && has(scalar.text())) {
                    found.add(scalar.text());
                }
            }
        }
    }

    private boolean has(String text) {
        return secrets.keySet().stream().anyMatch(text::contains);
    }

    /// Where the secrets come from that stand in these names and keys.
    Set<String> origins(Set<String> exposed) {
        var origins = new TreeSet<String>();
        secrets.forEach(
                (secret, origin) -> {
                    if (exposed.stream().anyMatch(text -> text.contains(secret))) {
                        origins.add(origin);
                    }
                });
        return origins;
    }

    private Problem masked(Problem problem) {
        return new Problem(
                problem.severity(),
                problem.reason(),
                masked(problem.message()),
                problem.position(),
                masked(problem.remedy()));
    }

    private String masked(String text) {
        var masked = text;
        for (var secret : secrets.keySet()) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }

    /// The lines of the text, or where it is a file of values each value in it.
    private void add(ReferencedValue value) {
        file(value)
                .ifPresentOrElse(
                        node -> collect(node, FieldPath.ROOT, value.name()),
                        () ->
                                value.text()
                                        .lines()
                                        .forEach(line -> add(line.strip(), value.name())));
    }

    private void add(String text, String origin) {
        if (text.length() >= SHORTEST) {
            secrets.putIfAbsent(text, origin);
        }
    }

    private static Optional<YamlNode> file(ReferencedValue value) {
        if (value.reference().targetPath() != null) {
            return Optional.empty();
        }
        var read = new YamlReader(Dialect.KUBECTL).readFirst("values", value.text());
        return read.isSound() ? read.documents().stream().findFirst() : Optional.empty();
    }

    private void collect(YamlNode node, FieldPath path, String name) {
        switch (node) {
            case Mapping mapping ->
                    mapping.fields()
                            .forEach((key, field) -> collect(field.value(), path.field(key), name));
            case Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    collect(sequence.items().get(i), path.index(i), name);
                }
            }
            case Scalar(_, String text, _, _) -> add(text, path + " of " + name);
            case Scalar(var text, Number _, _, _) -> add(text, path + " of " + name);
            case Scalar _ -> {}
        }
    }
}
