package dev.sluice.helm.schema;

import dev.sluice.helm.function.GoRegex;
import dev.sluice.helm.value.GoMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Schemas of members, by name and by pattern, and what holds for all others.
///
/// @param others null where others are allowed or forbidden without a schema
record Members(
        Map<String, Schema> named,
        Map<GoRegex, Schema> matching,
        boolean areOthersForbidden,
        @Nullable Schema others,
        boolean areOthersKnown)
        implements Rule {

    static Optional<Rule> of(SchemaSource source) {
        var object = source.object();
        var matching = new LinkedHashMap<GoRegex, Schema>();
        source.schemasByName("patternProperties")
                .forEach(
                        (pattern, schema) ->
                                matching.put(source.regex("patternProperties", pattern), schema));
        var additional = object.get("additionalProperties");
        var isKnown = object.has("additionalProperties");
        var members =
                new Members(
                        source.schemasByName("properties"),
                        matching,
                        Boolean.FALSE.equals(additional),
                        additional instanceof Boolean
                                ? null
                                : source.schema("additionalProperties"),
                        isKnown);
        return members.named.isEmpty() && matching.isEmpty() && !isKnown
                ? Optional.empty()
                : Optional.of(members);
    }

    @Override
    public void check(Evaluation at) {
        if (!(at.value() instanceof GoMap map)) {
            return;
        }
        var forbidden = new ArrayList<String>();
        for (var name : map.keys()) {
            var isKnown = check(at, name, map.get(name));
            if (!isKnown && areOthersKnown) {
                if (areOthersForbidden) {
                    forbidden.add(name);
                } else if (others != null) {
                    at.add(at.below(name, map.get(name), others));
                }
            }
            if (isKnown || areOthersKnown) {
                at.unevaluated().members().remove(name);
            }
        }
        if (!forbidden.isEmpty()) {
            at.fail(
                    () ->
                            "additional properties %s not allowed"
                                    .formatted(JsonValues.quoted(forbidden)));
        }
    }

    /// Whether something is demanded of a member by its name.
    private boolean check(Evaluation at, String name, @Nullable Object value) {
        var own = named.get(name);
        if (own != null) {
            at.add(at.below(name, value, own));
        }
        var isKnown = own != null;
        for (var pattern : matching.entrySet()) {
            if (pattern.getKey().matches(name)) {
                isKnown = true;
                at.add(at.below(name, value, pattern.getValue()));
            }
        }
        return isKnown;
    }
}
