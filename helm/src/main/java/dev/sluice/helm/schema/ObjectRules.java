package dev.sluice.helm.schema;

import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import java.util.List;
import java.util.function.BiConsumer;

/// What is demanded of maps.
final class ObjectRules {

    private ObjectRules() {}

    static void addAll(SchemaSource source, List<Rule> rules) {
        addCounts(source, rules);
        addRequired(source, rules);
        addDependencies(source, rules);
        Members.of(source).ifPresent(rules::add);
        addNames(source, rules);
        addDependents(source, rules);
    }

    private static Rule of(BiConsumer<Evaluation, GoMap> demand) {
        return at -> {
            if (at.value() instanceof GoMap map) {
                demand.accept(at, map);
            }
        };
    }

    private static void addCounts(SchemaSource source, List<Rule> rules) {
        source.object()
                .count("minProperties")
                .ifPresent(
                        least ->
                                rules.add(
                                        of(
                                                (at, map) ->
                                                        Counts.atLeast(
                                                                at,
                                                                "minProperties",
                                                                map.size(),
                                                                least))));
        source.object()
                .count("maxProperties")
                .ifPresent(
                        most ->
                                rules.add(
                                        of(
                                                (at, map) ->
                                                        Counts.atMost(
                                                                at,
                                                                "maxProperties",
                                                                map.size(),
                                                                most))));
    }

    private static void addRequired(SchemaSource source, List<Rule> rules) {
        var required = SchemaObject.texts(source.object().get("required"));
        if (!required.isEmpty()) {
            rules.add(
                    of(
                            (at, map) -> {
                                var missing = missing(map, required);
                                if (!missing.isEmpty()) {
                                    at.fail(
                                            () ->
                                                    (missing.size() == 1
                                                                    ? "missing property "
                                                                    : "missing properties ")
                                                            + JsonValues.quoted(missing));
                                }
                            }));
        }
    }

    private static List<String> missing(GoMap map, List<String> required) {
        return required.stream().filter(name -> !map.has(name)).toList();
    }

    /// The keyword that the newest drafts do not know, and Helm's validator heeds in all of them.
    private static void addDependencies(SchemaSource source, List<Rule> rules) {
        var table = source.object().table("dependencies");
        if (table == null) {
            return;
        }
        for (var name : table.keys()) {
            if (table.get(name) instanceof GoList names) {
                rules.add(demand(name, SchemaObject.texts(names)));
            } else {
                rules.add(whereIs(name, source.schema("dependencies", name)));
            }
        }
    }

    private static void addDependents(SchemaSource source, List<Rule> rules) {
        if (!source.isSince(Draft.DRAFT_2019)) {
            return;
        }
        source.schemasByName("dependentSchemas")
                .forEach((name, schema) -> rules.add(whereIs(name, schema)));
        var table = source.object().table("dependentRequired");
        if (table != null) {
            table.keys()
                    .forEach(name -> rules.add(demand(name, SchemaObject.texts(table.get(name)))));
        }
    }

    private static Rule whereIs(String name, Schema schema) {
        return of(
                (at, map) -> {
                    if (map.has(name)) {
                        at.add(at.by(schema));
                    }
                });
    }

    private static Rule demand(String name, List<String> required) {
        return of(
                (at, map) -> {
                    var missing = missing(map, required);
                    if (map.has(name) && !missing.isEmpty()) {
                        at.fail(
                                () ->
                                        "properties %s required, if %s exists"
                                                .formatted(
                                                        JsonValues.quoted(missing),
                                                        JsonValues.quoted(name)));
                    }
                });
    }

    static void addNames(SchemaSource source, List<Rule> rules) {
        var schema = source.isSince(Draft.DRAFT_6) ? source.schema("propertyNames") : null;
        if (schema == null) {
            return;
        }
        rules.add(
                of(
                        (at, map) -> {
                            for (var name : map.keys()) {
                                var failure = at.apart(name, schema);
                                if (failure != null) {
                                    at.fail(
                                            () -> "invalid propertyName " + JsonValues.quoted(name),
                                            failure.each());
                                }
                            }
                        }));
    }
}
