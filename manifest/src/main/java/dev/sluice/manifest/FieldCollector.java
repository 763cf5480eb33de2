package dev.sluice.manifest;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Gathers the fields of one mapping: keys as names, merge keys resolved, duplicates refused unless
/// the last of them counts.
final class FieldCollector {

    private static final String MERGE = "<<";

    private final KeyRules rules;
    private final boolean isRoot;
    private final Consumer<Problem> problems;
    private final GrowingFields fields = new GrowingFields();
    private @Nullable GrowingFields merged;

    FieldCollector(KeyRules rules, boolean isRoot, Consumer<Problem> problems) {
        this.rules = rules;
        this.isRoot = isRoot;
        this.problems = problems;
    }

    void add(YamlNode key, boolean isPlain, YamlNode value) {
        if (!(key instanceof Scalar scalar)) {
            refuse(
                    "InvalidKey",
                    key.position(),
                    "a mapping or sequence cannot be a key",
                    "use a string as key");
            return;
        }
        if (isDropped(scalar, isPlain)) {
            return;
        }
        var isMerge = isPlain && scalar.text().equals(MERGE);
        var name = isMerge ? Optional.of(MERGE) : name(scalar);
        if (name.isEmpty()) {
            refuse(
                    "InvalidKey",
                    key.position(),
                    "the key %s is a %s, not a string"
                            .formatted(scalar.text(), GoScalars.tagName(scalar.type())),
                    "put the key in quotes");
        } else if (isMerge && (merged == null || rules.equal() == EqualKeys.LAST_COUNTS)) {
            merge(value);
        } else if (!isMerge && isNew(name.get())) {
            fields.put(name.get(), new Mapping.Field(scalar, value));
        } else if (!isMerge && rules.equal() == EqualKeys.KEPT) {
            keepAgain(name.get(), new Mapping.Field(scalar, value));
        } else {
            refuse(
                    "DuplicateKey",
                    key.position(),
                    "the key \"%s\" stands in this mapping already%s"
                            .formatted(name.get(), whereFirst(name.get())),
                    "remove one of the two");
        }
    }

    private void keepAgain(String name, Mapping.Field field) {
        var again = name;
        while (fields.contains(again)) {
            again = EqualKeys.again(again);
        }
        fields.put(again, field);
    }

    Mapping mapping(Position position) {
        if (merged != null) {
            fields.putAbsent(merged);
        }
        return new Mapping(fields.table(), position);
    }

    /// Where kustomize removes merge keys it removes those in quotes, too, which merge nothing
    /// (`removeMergeTags` of `kyaml/yaml/rnode.go`).
    private boolean isDropped(Scalar key, boolean isPlain) {
        return rules.dialect() == Dialect.KUSTOMIZE && !isPlain && key.text().equals(MERGE);
    }

    private boolean isNew(String name) {
        return !fields.contains(name) || rules.equal() == EqualKeys.LAST_COUNTS;
    }

    /// `sigs.k8s.io/yaml` turns keys of other types into strings, kustomize only at the top.
    private Optional<String> name(Scalar key) {
        if (key.value() instanceof String) {
            return Optional.of(key.text());
        }
        return switch (key.value()) {
            case Object _ when rules.dialect() == Dialect.KUSTOMIZE ->
                    isRoot || rules.odd() == OddKeys.KEPT
                            ? Optional.of(key.text())
                            : Optional.empty();
            case Double number -> Optional.of(GoNumbers.shortest(number.floatValue()));
            case Boolean truth -> Optional.of(truth.toString());
            case Long number -> Optional.of(number.toString());
            case null, default -> Optional.empty();
        };
    }

    private String whereFirst(String name) {
        var first = fields.get(name);
        return first == null ? "" : ", at line " + first.key().position().line();
    }

    private void merge(YamlNode value) {
        var gathered = merged == null ? new GrowingFields() : merged;
        merged = gathered;
        switch (value) {
            case Mapping mapping -> mergeOne(mapping, gathered);
            case Sequence sequence -> {
                // Earlier mappings of the list win, so they come last.
                for (var item : sequence.items().reversed()) {
                    if (item instanceof Mapping mapping) {
                        mergeOne(mapping, gathered);
                    } else {
                        refuseMerge(item);
                    }
                }
            }
            case Scalar _ -> refuseMerge(value);
        }
    }

    /// In go-yaml 2 a merge key overrides what stands before it, in go-yaml 3 nothing.
    private void mergeOne(Mapping mapping, GrowingFields gathered) {
        for (var entry : mapping.fields().entrySet()) {
            gathered.put(entry.getKey(), entry.getValue());
            if (rules.dialect() == Dialect.KUBECTL && fields.contains(entry.getKey())) {
                fields.put(entry.getKey(), entry.getValue());
            }
        }
    }

    private void refuseMerge(YamlNode value) {
        refuse(
                "InvalidMerge",
                value.position(),
                "<< merges only a mapping or a sequence of mappings",
                "give it an alias of a mapping");
    }

    private void refuse(String reason, Position position, String message, String remedy) {
        problems.accept(Problem.error(reason, position, message, remedy));
    }
}
