package dev.sluice.helm.chart;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.encoding.YamlComplaint;
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
/// @param helm whose names of types messages tell
/// @param type the struct's name
/// @param path how the struct is reached from the root, empty or with a dot at its end
record StructFields(String file, HelmMajor helm, String type, String path, Mapping mapping) {

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
                            throw wrong(name, node, "bool");
                        })
                .orElse(false);
    }

    /// A list of texts; empty if there is none.
    Optional<List<String>> texts(String name) {
        return items(name, "string")
                .map(
                        items ->
                                items.stream()
                                        .map(item -> item == null ? "" : text(name, item))
                                        .toList());
    }

    /// The items of a list, those that are null as empty structs; empty if there is no list.
    ///
    /// @param item the name of the struct of an item
    <T> Optional<List<T>> structs(
            String name, String item, Function<Optional<StructFields>, T> reading) {
        return items(name, "*" + qualified(item))
                .map(
                        items -> {
                            var structs = new ArrayList<T>(items.size());
                            for (var node : items) {
                                structs.add(reading.apply(struct(name, item, node)));
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
                                throw wrong(name, node, "map[string]string");
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
    ///
    /// @param type the type of an item
    Optional<List<@Nullable YamlNode>> items(String name, String type) {
        return field(name)
                .map(
                        node -> {
                            if (!(node instanceof Sequence sequence)) {
                                throw wrong(name, node, "[]" + type);
                            }
                            var items = new ArrayList<@Nullable YamlNode>();
                            sequence.items().forEach(item -> items.add(isNull(item) ? null : item));
                            return items;
                        });
    }

    private Optional<StructFields> struct(String name, String item, @Nullable YamlNode node) {
        return switch (node) {
            case null -> Optional.empty();
            case Mapping inner ->
                    Optional.of(new StructFields(file, helm, item, path + name + ".", inner));
            case Scalar _, Sequence _ -> throw wrong(name, node, qualified(item));
        };
    }

    private String qualified(String struct) {
        return switch (helm) {
            case HELM_3 -> "chart." + struct;
            case HELM_4 -> "v2." + struct;
        };
    }

    private String text(String name, YamlNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.asText().orElse("");
        }
        throw wrong(name, node, "string");
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
        return ChartRefusal.invalid(
                node.position(),
                "cannot load %s: %s"
                        .formatted(
                                file,
                                YamlComplaint.mismatch(
                                        node, "%s.%s%s".formatted(type, path, name), wanted)),
                "");
    }

    /// The whole file is no table.
    static ChartRefusal noTable(String file, HelmMajor helm, String type, YamlNode root) {
        var empty = new StructFields(file, helm, type, "", Mapping.empty(root.position()));
        return ChartRefusal.invalid(
                root.position(),
                "cannot load %s: %s"
                        .formatted(file, YamlComplaint.mismatch(root, empty.qualified(type))),
                "write it as key: value");
    }
}
