package dev.sluice.helm.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The value of a document as go-yaml makes it of an `interface {}` (decode.go): scalars as
/// [ScalarMeaning] has them, lists, and maps with keys of any such kind.
final class YamlValues {

    private static final int MANY_ALIASES = 100;
    private static final int MANY_NODES = 1000;
    private static final int RATIO_FALLS_FROM = 400_000;
    private static final int RATIO_FALLS_TO = 4_000_000;

    private int nodes;
    private int aliased;
    private int depth;

    private YamlValues() {}

    static @Nullable Object of(Node document) {
        return new YamlValues().value(document);
    }

    private @Nullable Object value(Node node) {
        count();
        return switch (node) {
            case Node.Scalar scalar -> ScalarMeaning.of(scalar);
            case Node.Sequence(var items) -> {
                var list = new ArrayList<@Nullable Object>(items.size());
                items.forEach(item -> list.add(value(item)));
                yield list;
            }
            case Node.Mapping mapping -> {
                var map = new LinkedHashMap<@Nullable Object, @Nullable Object>();
                fill(map, mapping);
                yield map;
            }
            case Node.Alias alias -> {
                open(alias);
                var value = value(alias.target().node());
                close(alias);
                yield value;
            }
        };
    }

    /// A few lines of aliases can mean a great many values.
    private void count() {
        nodes++;
        if (depth > 0) {
            aliased++;
        }
        var isMany = aliased > MANY_ALIASES && nodes > MANY_NODES;
        if (isMany && (double) aliased / nodes > allowedRatio()) {
            throw YamlError.decoding("document contains excessive aliasing");
        }
    }

    private double allowedRatio() {
        if (nodes <= RATIO_FALLS_FROM) {
            return 0.99;
        }
        if (nodes >= RATIO_FALLS_TO) {
            return 0.10;
        }
        var part = (double) (nodes - RATIO_FALLS_FROM) / (RATIO_FALLS_TO - RATIO_FALLS_FROM);
        return 0.99 - 0.89 * part;
    }

    private void open(Node.Alias alias) {
        if (alias.target().isOpen()) {
            throw YamlError.decoding("anchor '" + alias.name() + "' value contains itself");
        }
        alias.target().open(true);
        depth++;
    }

    private void close(Node.Alias alias) {
        alias.target().open(false);
        depth--;
    }

    private void fill(Map<@Nullable Object, @Nullable Object> map, Node.Mapping mapping) {
        var children = mapping.children();
        for (var i = 0; i < children.size(); i += 2) {
            if (children.get(i) instanceof Node.Scalar scalar && scalar.isMerge()) {
                merge(map, children.get(i + 1));
                continue;
            }
            var key = value(children.get(i));
            if (key instanceof Map || key instanceof List) {
                throw YamlError.decoding("invalid map key: " + GoSyntax.of(key));
            }
            map.put(key, value(children.get(i + 1)));
        }
    }

    private void merge(Map<@Nullable Object, @Nullable Object> map, Node node) {
        switch (node) {
            case Node.Mapping _, Node.Alias _ -> mergeOne(map, node);
            case Node.Sequence(var items) -> items.reversed().forEach(item -> mergeOne(map, item));
            case Node.Scalar _ -> throw noMap();
        }
    }

    private void mergeOne(Map<@Nullable Object, @Nullable Object> map, Node node) {
        count();
        switch (node) {
            case Node.Mapping mapping -> fill(map, mapping);
            case Node.Alias alias when alias.target().node() instanceof Node.Mapping mapping -> {
                open(alias);
                count();
                fill(map, mapping);
                close(alias);
            }
            case Node.Alias _, Node.Sequence _, Node.Scalar _ -> throw noMap();
        }
    }

    private static YamlError noMap() {
        return YamlError.decoding("map merge requires map or sequence of maps as the value");
    }
}
