package dev.sluice.helm.schema;

import java.util.List;
import java.util.function.BiConsumer;

/// What is demanded of texts.
final class TextRules {

    private TextRules() {}

    static void addAll(SchemaSource source, List<Rule> rules) {
        source.object()
                .count("minLength")
                .ifPresent(
                        least ->
                                rules.add(
                                        of(
                                                (at, text) ->
                                                        Counts.atLeast(
                                                                at,
                                                                "minLength",
                                                                length(text),
                                                                least))));
        source.object()
                .count("maxLength")
                .ifPresent(
                        most ->
                                rules.add(
                                        of(
                                                (at, text) ->
                                                        Counts.atMost(
                                                                at,
                                                                "maxLength",
                                                                length(text),
                                                                most))));
        addPattern(source, rules);
    }

    private static Rule of(BiConsumer<Evaluation, String> demand) {
        return at -> {
            if (at.value() instanceof String text) {
                demand.accept(at, text);
            }
        };
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static void addPattern(SchemaSource source, List<Rule> rules) {
        var pattern = source.object().text("pattern");
        if (pattern == null) {
            return;
        }
        var regex = source.regex("pattern", pattern);
        rules.add(
                of(
                        (at, text) -> {
                            if (!regex.matches(text)) {
                                at.fail(
                                        () ->
                                                "%s does not match pattern %s"
                                                        .formatted(
                                                                JsonValues.quoted(text),
                                                                JsonValues.quoted(pattern)));
                            }
                        }));
    }
}
