package dev.sluice.manifest;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Gathers the fields of one mapping: keys as names, merge keys resolved, duplicates refused unless
/// the last of them counts.
final class FieldCollector {

    private static final String MERGE = "<<";

    private final KeyRules rules;
    private final boolean isRoot;
    private final Consumer<Problem> problems;
    private final LinkedHashMap<String, Mapping.Field> fields = new LinkedHashMap<>();
    private final LinkedHashMap<String, Mapping.Field> merged = new LinkedHashMap<>();
    private final Set<String> written = new HashSet<>();

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
        } else if (isMerge && isNew("\0" + MERGE)) {
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
        while (fields.containsKey(again)) {
            again = EqualKeys.again(again);
        }
        fields.put(again, field);
    }

    Mapping mapping(Position position) {
        merged.forEach(fields::putIfAbsent);
        return new Mapping(fields, position);
    }

    /// Where kustomize removes merge keys it removes those in quotes, too, which merge nothing
    /// (`removeMergeTags` of `kyaml/yaml/rnode.go`).
    private boolean isDropped(Scalar key, boolean isPlain) {
        return rules.dialect() == Dialect.KUSTOMIZE && !isPlain && key.text().equals(MERGE);
    }

    private boolean isNew(String name) {
        return written.add(name) || rules.equal() == EqualKeys.LAST_COUNTS;
    }

    /// `sigs.k8s.io/yaml` turns keys of other types into strings, kustomize only at the top.
    private Optional<String> name(Scalar key) {
        return switch (key.value()) {
            case String _ -> Optional.of(key.text());
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
        switch (value) {
            case Mapping mapping -> mergeOne(mapping);
            case Sequence sequence -> {
                // Earlier mappings of the list win, so they come last.
                for (var item : sequence.items().reversed()) {
                    if (item instanceof Mapping mapping) {
                        mergeOne(mapping);
                    } else {
                        refuseMerge(item);
                    }
                }
            }
            case Scalar _ -> refuseMerge(value);
        }
    }

    /// In go-yaml 2 a merge key overrides what stands before it, in go-yaml 3 nothing.
    private void mergeOne(Mapping mapping) {
        mapping.fields()
                .forEach(
                        (name, field) -> {
                            merged.put(name, field);
                            if (rules.dialect() == Dialect.KUBECTL) {
                                fields.computeIfPresent(name, (_, _) -> field);
                            }
                        });
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
