package dev.sluice.helm.schema;

import dev.sluice.helm.value.GoList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// How many items of a list have to be valid by a schema.
///
/// @param isTelling whether an item that is valid has been spoken of by that
record Contained(Schema schema, OptionalInt least, OptionalInt most, boolean isTelling)
        implements Rule {

    static Optional<Rule> of(SchemaSource source) {
        var schema = source.isSince(Draft.DRAFT_6) ? source.schema("contains") : null;
        if (schema == null) {
            return Optional.empty();
        }
        var isCounted = source.isSince(Draft.DRAFT_2019);
        return Optional.of(
                new Contained(
                        schema,
                        isCounted ? source.object().count("minContains") : OptionalInt.empty(),
                        isCounted ? source.object().count("maxContains") : OptionalInt.empty(),
                        source.isSince(Draft.DRAFT_2020)));
    }

    @Override
    public void check(Evaluation at) {
        if (!(at.value() instanceof GoList list)) {
            return;
        }
        var failures = new ArrayList<Failure>();
        var matching = new ArrayList<Integer>();
        for (var i = 0; i < list.size(); i++) {
            var failure = at.below(Integer.toString(i), list.at(i), schema);
            if (failure != null) {
                failures.add(failure);
                continue;
            }
            matching.add(i);
            if (isTelling) {
                at.unevaluated().items().remove(i);
            }
        }
        tell(at, failures, matching);
    }

    private void tell(Evaluation at, List<Failure> failures, List<Integer> matching) {
        if (least.isPresent()) {
            if (matching.size() < least.getAsInt()) {
                at.fail(() -> "min " + wanted(least.getAsInt(), matching), failures);
            }
        } else if (matching.isEmpty()) {
            at.fail(() -> "no items match contains schema", failures);
        }
        if (most.isPresent() && matching.size() > most.getAsInt()) {
            at.fail(() -> "max " + wanted(most.getAsInt(), matching));
        }
    }

    private static String wanted(int count, List<Integer> matching) {
        return "%s items required to match contains schema, but %s"
                .formatted(
                        Amounts.text(count),
                        matching.isEmpty()
                                ? "none matched"
                                : "matched %s items at %s"
                                        .formatted(
                                                Amounts.text(matching.size()),
                                                matching.stream()
                                                        .map(String::valueOf)
                                                        .collect(Collectors.joining(" "))));
    }
}
