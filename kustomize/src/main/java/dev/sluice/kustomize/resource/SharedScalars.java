package dev.sluice.kustomize.resource;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Scalars that stand in several fields of one object and, in kustomize, are one: the value of a
/// label that a transformer added to metadata, selectors and templates alike. Whoever sets one of
/// these fields afterwards sets them all. That is an accident of kustomize (`SetEntry` of
/// `api/filters/filtersutil/setters.go` hands out one node), but it shows in what it prints.
record SharedScalars(List<Scalar> scalars) {

    static final SharedScalars NONE = new SharedScalars(List.of());

    /// What setting fields led to: the content, and what is shared in it.
    record Settled(Mapping content, SharedScalars shared) {}

    SharedScalars {
        scalars = List.copyOf(scalars);
    }

    SharedScalars with(Scalar scalar) {
        var more = new ArrayList<>(scalars);
        more.add(scalar);
        return new SharedScalars(more);
    }

    /// Lets what was set in one field of a shared scalar stand in all of them.
    Settled settle(Mapping before, Mapping after) {
        var content = after;
        var shared = new ArrayList<Scalar>();
        for (var scalar : scalars) {
            var replacement = replacement(scalar, before, after);
            if (replacement == null) {
                shared.add(scalar);
            } else {
                content = (Mapping) replaced(content, scalar, replacement);
                shared.add(replacement);
            }
        }
        return new Settled(content, new SharedScalars(shared));
    }

    /// What stands in the new content where the scalar stood before; of several the last in the
    /// order of keys, as that is the order in which kustomize sets fields.
    @SuppressWarnings("ReferenceEquality") // It is about the very same nodes.
    private static @Nullable Scalar replacement(Scalar scalar, YamlNode before, YamlNode after) {
        if (before == after) {
            return null;
        }
        Scalar found = null;
        switch (before) {
            case Scalar old -> found = old == scalar && after instanceof Scalar set ? set : null;
            case Mapping old when after instanceof Mapping changed -> {
                for (var name : new TreeMap<>(old.fields()).keySet()) {
                    var was = old.get(name).orElseThrow();
                    var is = changed.get(name).orElse(was);
                    var inside = replacement(scalar, was, is);
                    found = inside == null ? found : inside;
                }
            }
            case Sequence old
                    when after instanceof Sequence changed
                            && old.items().size() == changed.items().size() -> {
                for (int i = 0; i < old.items().size(); i++) {
                    var inside = replacement(scalar, old.items().get(i), changed.items().get(i));
                    found = inside == null ? found : inside;
                }
            }
            case Mapping _, Sequence _ -> {}
        }
        return found;
    }

    @SuppressWarnings("ReferenceEquality") // It is about the very same nodes.
    private static YamlNode replaced(YamlNode node, Scalar scalar, Scalar replacement) {
        return switch (node) {
            case Scalar found -> found == scalar ? replacement : found;
            case Mapping mapping -> each(mapping, value -> replaced(value, scalar, replacement));
            case Sequence sequence ->
                    new Sequence(
                            sequence.items().stream()
                                    .map(item -> replaced(item, scalar, replacement))
                                    .toList(),
                            sequence.position());
        };
    }

    private static Mapping each(Mapping mapping, UnaryOperator<YamlNode> change) {
        var fields = new LinkedHashMap<String, Mapping.Field>();
        mapping.fields()
                .forEach(
                        (name, field) ->
                                fields.put(
                                        name,
                                        new Mapping.Field(
                                                field.key(), change.apply(field.value()))));
        return new Mapping(fields, mapping.position());
    }
}
