package dev.sluice.helm.schema;

import com.google.re2j.PatternSyntaxException;
import dev.sluice.helm.function.GoRegex;
import dev.sluice.helm.schema.format.Format;
import dev.sluice.helm.value.GoList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is demanded of values of any type; one that fails ends the validation.
final class GeneralRules {

    private static final Format REGEX =
            text -> {
                try {
                    GoRegex.compile(text);
                    return null;
                } catch (PatternSyntaxException e) {
                    return e.getMessage();
                }
            };

    private GeneralRules() {}

    static void addAll(SchemaSource source, List<Rule> rules) {
        var types = JsonType.named(source.object().get("type"));
        if (!types.isEmpty()) {
            rules.add(
                    at -> {
                        if (!JsonType.isOneOf(types, at.value())) {
                            at.fail(
                                    () ->
                                            "got %s, want %s"
                                                    .formatted(
                                                            JsonType.of(at.value()),
                                                            JsonType.joined(types)));
                        }
                    });
        }
        addConst(source, rules);
        if (source.object().get("enum") instanceof GoList list) {
            addEnum(list.items(), rules);
        }
        addFormat(source, rules);
    }

    static void addConst(SchemaSource source, List<Rule> rules) {
        if (!source.isSince(Draft.DRAFT_6) || !source.object().has("const")) {
            return;
        }
        var wanted = source.object().get("const");
        rules.add(
                at -> {
                    if (!JsonValues.areEqual(at.value(), wanted)) {
                        at.fail(
                                () ->
                                        JsonValues.isPrimitive(wanted)
                                                ? "value must be " + JsonValues.shown(wanted)
                                                : "'const' failed");
                    }
                });
    }

    private static void addEnum(List<@Nullable Object> wanted, List<Rule> rules) {
        rules.add(
                at -> {
                    if (wanted.stream().noneMatch(one -> JsonValues.areEqual(at.value(), one))) {
                        at.fail(() -> oneOf(wanted));
                    }
                });
    }

    private static String oneOf(List<@Nullable Object> wanted) {
        if (!wanted.stream().allMatch(JsonValues::isPrimitive)) {
            return "'enum' failed";
        }
        return wanted.stream()
                .map(JsonValues::shown)
                .collect(
                        Collectors.joining(
                                ", ",
                                wanted.size() == 1 ? "value must be " : "value must be one of ",
                                ""));
    }

    private static void addFormat(SchemaSource source, List<Rule> rules) {
        var name = source.object().text("format");
        if (name == null || !source.compiler().assertsFormats(source.draft())) {
            return;
        }
        var format = name.equals("regex") ? REGEX : Format.named(name);
        if (format == null) {
            return;
        }
        rules.add(
                at -> {
                    var complaint =
                            at.value() instanceof String text ? format.complaint(text) : null;
                    if (complaint != null) {
                        at.fail(
                                () ->
                                        "%s is not valid %s: %s"
                                                .formatted(
                                                        JsonValues.shown(at.value()),
                                                        name,
                                                        complaint));
                    }
                });
    }
}
