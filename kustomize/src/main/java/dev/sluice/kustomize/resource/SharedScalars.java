package dev.sluice.kustomize.resource;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
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
            var replacement = replacement(scalar, before, after, null);
            shared.add(replacement == null ? scalar : replacement);
            if (replacement != null) {
                content = (Mapping) replaced(scalar, before, content, replacement);
            }
        }
        return new Settled(content, new SharedScalars(shared));
    }

    /// What stands in the new content where the scalar stood before. If several values do, it is
    /// the last that is another, in the order of keys: that is how kustomize sets fields.
    @SuppressWarnings("ReferenceEquality") // It is about the very same nodes.
    private static @Nullable Scalar replacement(
            Scalar scalar, YamlNode before, YamlNode after, @Nullable Scalar earlier) {
        if (before == after) {
            return earlier;
        }
        var found = earlier;
        switch (before) {
            case Scalar old when old == scalar && after instanceof Scalar set -> {
                var isOnlyRestyled = Objects.equals(set.value(), old.value());
                found = isOnlyRestyled && earlier != null ? earlier : set;
            }
            case Scalar _ -> {}
            case Mapping old when after instanceof Mapping changed -> {
                for (var name : changedFields(old, changed)) {
                    var was = old.get(name).orElseThrow();
                    found = replacement(scalar, was, changed.get(name).orElse(was), found);
                }
            }
            case Sequence old when hasAsManyItems(old, after) -> {
                for (int i = 0; i < old.items().size(); i++) {
                    var is = ((Sequence) after).items().get(i);
                    found = replacement(scalar, old.items().get(i), is, found);
                }
            }
            case Mapping _, Sequence _ -> {}
        }
        return found;
    }

    /// The names of fields that hold another node now, in order.
    @SuppressWarnings("ReferenceEquality") // It is about the very same nodes.
    private static Iterable<String> changedFields(Mapping old, Mapping changed) {
        var names = new TreeSet<String>();
        for (var field : old.fields().entrySet()) {
            var is = changed.fields().get(field.getKey());
            if (is != null && is.value() != field.getValue().value()) {
                names.add(field.getKey());
            }
        }
        return names;
    }

    private static boolean hasAsManyItems(Sequence list, YamlNode other) {
        return other instanceof Sequence sequence && sequence.items().size() == list.items().size();
    }

    /// The new content with the replacement wherever the scalar stood before.
    @SuppressWarnings("ReferenceEquality") // It is about the very same nodes.
    private static YamlNode replaced(
            Scalar scalar, YamlNode before, YamlNode after, Scalar replacement) {
        if (after == scalar) {
            return replacement;
        }
        return switch (after) {
            case Scalar found -> before == scalar ? replacement : found;
            case Mapping changed -> {
                var old = before instanceof Mapping mapping ? mapping : changed;
                var fields = new LinkedHashMap<String, Mapping.Field>();
                for (var entry : changed.fields().entrySet()) {
                    var field = entry.getValue();
                    var was = old.get(entry.getKey()).orElse(field.value());
                    var value = replaced(scalar, was, field.value(), replacement);
                    fields.put(entry.getKey(), new Mapping.Field(field.key(), value));
                }
                yield new Mapping(fields, changed.position());
            }
            case Sequence changed -> {
                var old = hasAsManyItems(changed, before) ? (Sequence) before : changed;
                var items = new ArrayList<YamlNode>();
                for (int i = 0; i < changed.items().size(); i++) {
                    var was = old.items().get(i);
                    items.add(replaced(scalar, was, changed.items().get(i), replacement));
                }
                yield new Sequence(items, changed.position());
            }
        };
    }
}
