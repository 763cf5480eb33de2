package dev.sluice.helm.schema;

import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import java.util.List;

/// What is demanded of members and items that no other schema speaks of.
final class UnevaluatedRules {

    private UnevaluatedRules() {}

    static void addAll(SchemaSource source, List<Rule> rules) {
        if (!source.isSince(Draft.DRAFT_2019)) {
            return;
        }
        var items = source.schema("unevaluatedItems");
        var members = source.schema("unevaluatedProperties");
        if (members != null) {
            rules.add(at -> checkMembers(at, members));
        }
        if (items != null) {
            rules.add(at -> checkItems(at, items));
        }
    }

    private static void checkMembers(Evaluation at, Schema schema) {
        if (at.value() instanceof GoMap map) {
            var names = at.unevaluated().members();
            names.forEach(name -> at.add(at.below(name, map.get(name), schema)));
            names.clear();
        }
    }

    private static void checkItems(Evaluation at, Schema schema) {
        if (at.value() instanceof GoList list) {
            var items = at.unevaluated().items();
            items.forEach(i -> at.add(at.below(Integer.toString(i), list.at(i), schema)));
            items.clear();
        }
    }
}
