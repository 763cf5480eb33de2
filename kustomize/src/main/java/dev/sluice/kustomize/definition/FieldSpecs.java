package dev.sluice.kustomize.definition;

import dev.sluice.kustomize.problem.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where transformers work: kustomize's own field specs and those of `configurations` and `crds`
/// (`api/internal/plugins/builtinconfig/transformerconfig.go`).
public final class FieldSpecs {

    public static final FieldSpecs NONE = new FieldSpecs(new EnumMap<>(Purpose.class), List.of());

    private final Map<Purpose, List<FieldSpec>> specs;
    private final List<NameReferenceSpec> nameReferences;

    FieldSpecs(Map<Purpose, List<FieldSpec>> specs, List<NameReferenceSpec> nameReferences) {
        this.specs = new EnumMap<>(Purpose.class);
        for (var purpose : Purpose.values()) {
            this.specs.put(
                    purpose,
                    specs.getOrDefault(purpose, List.of()).stream()
                            .sorted(Comparator.comparing(FieldSpec::gvk, KindOrder.DEFAULT))
                            .toList());
        }
        this.nameReferences =
                nameReferences.stream()
                        .sorted(Comparator.comparing(NameReferenceSpec::target, KindOrder.DEFAULT))
                        .toList();
    }

    /// What kustomize knows by itself.
    public static FieldSpecs defaults() {
        return DefaultFieldSpecs.TABLE;
    }

    /// Reads a configuration file.
    public static FieldSpecs read(Fields fields) {
        var specs = new EnumMap<Purpose, List<FieldSpec>>(Purpose.class);
        for (var purpose : Purpose.values()) {
            specs.put(purpose, fields.list(purpose.field(), FieldSpec::read));
        }
        return new FieldSpecs(specs, fields.list("nameReference", NameReferenceSpec::read));
    }

    public List<FieldSpec> of(Purpose purpose) {
        return specs.getOrDefault(purpose, List.of());
    }

    public List<NameReferenceSpec> nameReferences() {
        return nameReferences;
    }

    /// Both together. Where one creates a field and the other does not is a problem.
    @SuppressWarnings("ReferenceEquality") // Merging the same table again changes nothing.
    public FieldSpecs merged(FieldSpecs more, Problems problems) {
        if (this == more || more.isEmpty()) {
            return this;
        }
        if (isEmpty() && more == defaults()) {
            return more;
        }
        var merged = new EnumMap<Purpose, List<FieldSpec>>(Purpose.class);
        for (var purpose : Purpose.values()) {
            merged.put(purpose, merged(of(purpose), more.of(purpose), problems));
        }
        return new FieldSpecs(
                merged, mergedReferences(nameReferences, more.nameReferences, problems));
    }

    /// The first list and what the second adds to it.
    public static List<FieldSpec> merged(
            List<FieldSpec> first, List<FieldSpec> second, Problems problems) {
        var merged = new ArrayList<>(first);
        for (var added : second) {
            var known = covering(merged, added);
            if (known == null) {
                merged.add(added);
            } else if (known.create() != added.create()) {
                problems.error(
                        "ConflictingFieldSpecs",
                        null,
                        "two field specs for %s disagree on whether to create it"
                                .formatted(added.path()),
                        "give both the same create");
            }
        }
        return merged;
    }

    private static @Nullable FieldSpec covering(List<FieldSpec> specs, FieldSpec covered) {
        for (var spec : specs) {
            if (spec.covers(covered)) {
                return spec;
            }
        }
        return null;
    }

    private static List<NameReferenceSpec> mergedReferences(
            List<NameReferenceSpec> first, List<NameReferenceSpec> second, Problems problems) {
        var merged = new ArrayList<>(first);
        for (var added : second) {
            var isKnown = false;
            for (int i = 0; i < merged.size(); i++) {
                var known = merged.get(i);
                if (known.target().equals(added.target())) {
                    var all = merged(known.referrers(), added.referrers(), problems);
                    merged.set(i, new NameReferenceSpec(known.target(), all));
                    isKnown = true;
                }
            }
            if (!isKnown) {
                merged.add(added);
            }
        }
        return merged;
    }

    private boolean isEmpty() {
        return nameReferences.isEmpty() && specs.values().stream().allMatch(List::isEmpty);
    }
}
