package dev.sluice.helm.schema;

import dev.sluice.helm.value.GoList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What is demanded of lists.
final class ListRules {

    private ListRules() {}

    static void addAll(SchemaSource source, List<Rule> rules) {
        source.object()
                .count("minItems")
                .ifPresent(
                        least ->
                                rules.add(
                                        of(
                                                (at, list) ->
                                                        Counts.atLeast(
                                                                at,
                                                                "minItems",
                                                                list.size(),
                                                                least))));
        source.object()
                .count("maxItems")
                .ifPresent(
                        most ->
                                rules.add(
                                        of(
                                                (at, list) ->
                                                        Counts.atMost(
                                                                at,
                                                                "maxItems",
                                                                list.size(),
                                                                most))));
        if (source.object().isTrue("uniqueItems")) {
            rules.add(of(ListRules::checkUnique));
        }
        addItems(source, rules);
        Contained.of(source).ifPresent(rules::add);
    }

    private static Rule of(BiConsumer<Evaluation, GoList> demand) {
        return at -> {
            if (at.value() instanceof GoList list) {
                demand.accept(at, list);
            }
        };
    }

    private static void checkUnique(Evaluation at, GoList list) {
        for (var i = 1; i < list.size(); i++) {
            for (var j = 0; j < i; j++) {
                if (JsonValues.areEqual(list.at(i), list.at(j))) {
                    var first = Amounts.text(j);
                    var second = Amounts.text(i);
                    at.fail(() -> "items at %s and %s are equal".formatted(first, second));
                    return;
                }
            }
        }
    }

    private static void addItems(SchemaSource source, List<Rule> rules) {
        var isNewest = source.isSince(Draft.DRAFT_2020);
        var isTuple = !isNewest && source.object().get("items") instanceof GoList;
        var first = source.schemas(isNewest ? "prefixItems" : "items");
        if (isTuple) {
            var additional = source.object().get("additionalItems");
            var others = additional instanceof Boolean ? null : source.schema("additionalItems");
            rules.add(
                    of(
                            (at, list) ->
                                    check(
                                            at,
                                            list,
                                            first,
                                            others,
                                            Boolean.FALSE.equals(additional))));
        } else {
            var others = source.schema("items");
            if (others != null || !first.isEmpty()) {
                rules.add(of((at, list) -> check(at, list, first, others, false)));
            }
        }
    }

    private static void check(
            Evaluation at,
            GoList list,
            List<Schema> first,
            @Nullable Schema others,
            boolean areOthersForbidden) {
        var known = Math.min(first.size(), list.size());
        for (var i = 0; i < list.size(); i++) {
            var schema = i < known ? first.get(i) : others;
            if (schema != null) {
                at.add(at.below(Integer.toString(i), list.at(i), schema));
            }
        }
        if (areOthersForbidden && known < list.size()) {
            var count = Amounts.text(list.size() - known);
            at.fail(() -> "last %s additionalItem(s) not allowed".formatted(count));
        }
    }
}
