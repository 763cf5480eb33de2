package dev.sluice.helm.schema;

import java.util.ArrayList;
import java.util.List;

/// Demands made of other schemas of the same value.
final class CombinedRules {

    private CombinedRules() {}

    static void addAll(SchemaSource source, List<Rule> rules) {
        var not = source.schema("not");
        if (not != null) {
            rules.add(
                    at -> {
                        if (at.isValidBy(not)) {
                            at.fail(() -> "'not' failed");
                        }
                    });
        }
        addIfAny(rules, source.schemas("allOf"), CombinedRules::checkAll);
        addIfAny(rules, source.schemas("anyOf"), CombinedRules::checkAny);
        addIfAny(rules, source.schemas("oneOf"), CombinedRules::checkOne);
        addCondition(source, rules);
    }

    /// How several schemas go together.
    private interface Combination {
        void check(Evaluation at, List<Schema> schemas);
    }

    private static void addIfAny(List<Rule> rules, List<Schema> schemas, Combination combination) {
        if (!schemas.isEmpty()) {
            rules.add(at -> combination.check(at, schemas));
        }
    }

    private static void checkAll(Evaluation at, List<Schema> schemas) {
        var failures = new ArrayList<Failure>();
        for (var schema : schemas) {
            var failure = at.by(schema);
            if (failure != null) {
                failures.add(failure);
                if (at.isSilent()) {
                    break;
                }
            }
        }
        if (!failures.isEmpty()) {
            at.fail(() -> "'allOf' failed", failures);
        }
    }

    private static void checkAny(Evaluation at, List<Schema> schemas) {
        var failures = new ArrayList<Failure>();
        var isMatched = false;
        for (var schema : schemas) {
            var failure = at.by(schema);
            if (failure != null) {
                failures.add(failure);
                continue;
            }
            isMatched = true;
            // Others may speak of members that this one does not.
            if (at.unevaluated().isEmpty()) {
                return;
            }
        }
        if (!isMatched) {
            at.fail(() -> "'anyOf' failed", failures);
        }
    }

    private static void checkOne(Evaluation at, List<Schema> schemas) {
        var failures = new ArrayList<Failure>();
        var matched = -1;
        for (var i = 0; i < schemas.size(); i++) {
            if (matched >= 0) {
                if (at.isValidBy(schemas.get(i))) {
                    var words = both(matched, i);
                    at.fail(() -> words);
                    return;
                }
                continue;
            }
            var failure = at.by(schemas.get(i));
            if (failure == null) {
                matched = i;
            } else {
                failures.add(failure);
            }
        }
        if (matched < 0) {
            at.fail(() -> "'oneOf' failed, none matched", failures);
        }
    }

    private static String both(int one, int other) {
        return "'oneOf' failed, subschemas %s, %s matched"
                .formatted(Amounts.text(one), Amounts.text(other));
    }

    static void addCondition(SchemaSource source, List<Rule> rules) {
        var condition = source.isSince(Draft.DRAFT_7) ? source.schema("if") : null;
        if (condition == null) {
            return;
        }
        var verdict = source.object().get("if");
        var then = Boolean.FALSE.equals(verdict) ? null : source.schema("then");
        var otherwise = Boolean.TRUE.equals(verdict) ? null : source.schema("else");
        rules.add(
                at -> {
                    var chosen = at.isValidBy(condition) ? then : otherwise;
                    if (chosen != null) {
                        at.add(at.by(chosen));
                    }
                });
    }
}
