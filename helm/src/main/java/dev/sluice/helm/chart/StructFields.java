package dev.sluice.helm.chart;

import dev.sluice.helm.packaging.ChartRefusal;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads a mapping as Go's `encoding/json` fills a struct from it: names in any case, unknown ones
/// ignored, null for nothing; and texts as `sigs.k8s.io/yaml` makes them of numbers and booleans.
///
/// @param file what is read, for messages
record StructFields(String file, Mapping mapping) {

    String text(String name) {
        return field(name).map(node -> text(name, node)).orElse("");
    }

    boolean truth(String name) {
        return field(name)
                .map(
                        node -> {
                            if (node instanceof Scalar(_, Boolean truth, _, _)) {
                                return truth;
                            }
                            throw wrong(name, node, "true or false");
                        })
                .orElse(false);
    }

    List<String> texts(String name) {
        return items(name).orElseGet(List::of).stream()
                .map(item -> item == null ? "" : text(name, item))
                .toList();
    }

    /// The items of a list, those that are null as empty structs; empty if there is no list.
    <T> Optional<List<T>> structs(String name, Function<Optional<StructFields>, T> reading) {
        return items(name)
                .map(
                        items -> {
                            var structs = new ArrayList<T>(items.size());
                            for (var item : items) {
                                structs.add(reading.apply(struct(name, item)));
                            }
                            return structs;
                        });
    }

    /// A table of texts; empty if there is none.
    Optional<SortedMap<String, String>> textTable(String name) {
        return field(name)
                .map(
                        node -> {
                            if (!(node instanceof Mapping table)) {
                                throw wrong(name, node, "a table");
                            }
                            var texts = new TreeMap<String, String>();
                            table.fields()
                                    .forEach(
                                            (key, field) ->
                                                    texts.put(key, text(name, field.value())));
                            return texts;
                        });
    }

    /// The items of a list, null where the item is; empty if there is no list.
    Optional<List<@Nullable YamlNode>> items(String name) {
        return field(name)
                .map(
                        node -> {
                            if (!(node instanceof Sequence sequence)) {
                                throw wrong(name, node, "a list");
                            }
                            var items = new ArrayList<@Nullable YamlNode>();
                            sequence.items().forEach(item -> items.add(isNull(item) ? null : item));
                            return items;
                        });
    }

    private Optional<StructFields> struct(String name, @Nullable YamlNode item) {
        return switch (item) {
            case null -> Optional.empty();
            case Mapping inner -> Optional.of(new StructFields(file, inner));
            case Scalar _, Sequence _ -> throw wrong(name, item, "a table");
        };
    }

    private String text(String name, YamlNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.asText().orElse("");
        }
        throw wrong(name, node, "a text");
    }

    /// The last in the order of the keys counts, as JSON sorts them.
    private Optional<YamlNode> field(String name) {
        return mapping.fields().keySet().stream()
                .filter(name::equalsIgnoreCase)
                .sorted(Comparator.reverseOrder())
                .flatMap(key -> mapping.get(key).stream())
                .filter(node -> !isNull(node))
                .findFirst();
    }

    private static boolean isNull(YamlNode node) {
        return node instanceof Scalar scalar && scalar.isNull();
    }

    private ChartRefusal wrong(String name, YamlNode node, String wanted) {
        var is =
                switch (node) {
                    case Mapping _ -> "a table";
                    case Sequence _ -> "a list";
                    case Scalar scalar -> "the value " + scalar.text();
                };
        return ChartRefusal.invalid(
                node.position(),
                "cannot load %s: %s is %s".formatted(file, name, is),
                "write %s there".formatted(wanted));
    }
}
