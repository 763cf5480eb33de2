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
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private final List<String> secrets;

    private SecretTraces(Collection<String> secrets) {
        this.secrets =
                secrets.stream()
                        .sorted(
                                Comparator.comparingInt(String::length)
                                        .reversed()
                                        .thenComparing(Comparator.naturalOrder()))
                        .toList();
    }

    static SecretTraces of(List<ReferencedValue> values) {
        var secrets = new LinkedHashSet<String>();
        values.stream()
                .filter(ReferencedValue::isSecret)
                .forEach(value -> secrets.addAll(texts(value)));
        secrets.removeIf(text -> text.length() < SHORTEST);
        return new SecretTraces(secrets);
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
        return secrets.stream().anyMatch(text::contains);
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
        for (var secret : secrets) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }

    /// The lines of the text, or where it is a file of values each value in it.
    private static Set<String> texts(ReferencedValue value) {
        var texts = new LinkedHashSet<String>();
        file(value)
                .ifPresentOrElse(
                        node -> collect(node, texts),
                        () -> value.text().lines().map(String::strip).forEach(texts::add));
        return texts;
    }

    private static Optional<YamlNode> file(ReferencedValue value) {
        if (value.reference().targetPath() != null) {
            return Optional.empty();
        }
        var read = new YamlReader(Dialect.KUBECTL).readFirst("values", value.text());
        return read.isSound() ? read.documents().stream().findFirst() : Optional.empty();
    }

    private static void collect(YamlNode node, Set<String> texts) {
        switch (node) {
            case Mapping mapping ->
                    mapping.fields().values().forEach(field -> collect(field.value(), texts));
            case Sequence sequence -> sequence.items().forEach(item -> collect(item, texts));
            case Scalar(_, String text, _, _) -> texts.add(text);
            case Scalar(var text, Number _, _, _) -> texts.add(text);
            case Scalar _ -> {}
        }
    }
}
