package dev.sluice.helm.schema;

import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The schemas inside a schema, which depend on the draft: what a draft does not know may hold
/// anything (`objcompiler.go` of santhosh-tekuri/jsonschema, and the drafts' own schemas).
///
/// @param draft 4, 6, 7, 2019 or 2020
record SchemaParts(int draft) {

    private static final int NEWEST = 2020;

    /// Those of the draft that a document names.
    static SchemaParts of(@Nullable Object schema) {
        var name = schema instanceof GoMap map ? map.get("$schema") : null;
        return new SchemaParts(name instanceof String text ? draft(text) : NEWEST);
    }

    private static int draft(String name) {
        if (name.contains("draft-04")) {
            return 4;
        }
        if (name.contains("draft-06")) {
            return 6;
        }
        if (name.contains("draft-07")) {
            return 7;
        }
        return name.contains("2019-09") ? 2019 : NEWEST;
    }

    /// The keywords by which a schema refers to another.
    List<String> references() {
        return switch (draft) {
            case 2019 -> List.of("$ref", "$recursiveRef");
            case NEWEST -> List.of("$ref", "$dynamicRef");
            default -> List.of("$ref");
        };
    }

    /// The schemas that validation could come to. Beside a reference, the oldest keywords count
    /// only in the newest drafts.
    List<@Nullable Object> compiled(GoMap schema) {
        var parts = new ArrayList<@Nullable Object>();
        if (draft >= 2019 || !(schema.get("$ref") instanceof String)) {
            addOldest(parts, schema);
        }
        if (draft >= 7) {
            addBranches(parts, schema);
        }
        addNewer(parts, schema);
        return parts;
    }

    /// The schemas that the draft describes, whether anything leads there or not.
    List<@Nullable Object> described(GoMap schema) {
        var parts = new ArrayList<@Nullable Object>();
        addOldest(parts, schema);
        addNamed(parts, schema, "definitions");
        if (draft < NEWEST) {
            addAll(parts, schema, "additionalItems");
        }
        if (draft >= 7) {
            addAll(parts, schema, "if", "then", "else");
        }
        if (draft >= 2019) {
            addNamed(parts, schema, "$defs");
        }
        addNewer(parts, schema);
        return parts;
    }

    private void addOldest(List<@Nullable Object> parts, GoMap schema) {
        addAll(parts, schema, "not", "additionalProperties", "items");
        addEach(parts, schema, "allOf", "anyOf", "oneOf");
        addNamed(parts, schema, "properties", "patternProperties", "dependencies");
        if (draft < NEWEST && schema.get("items") instanceof GoList) {
            addEach(parts, schema, "items");
            addAll(parts, schema, "additionalItems");
        }
    }

    private void addNewer(List<@Nullable Object> parts, GoMap schema) {
        if (draft >= 6) {
            addAll(parts, schema, "contains", "propertyNames");
        }
        if (draft >= 2019) {
            addNamed(parts, schema, "dependentSchemas");
            addAll(parts, schema, "unevaluatedItems", "unevaluatedProperties");
        }
        if (draft >= NEWEST) {
            addEach(parts, schema, "prefixItems");
        }
    }

    /// A condition that is true or false itself leaves one branch out.
    private static void addBranches(List<@Nullable Object> parts, GoMap schema) {
        if (!schema.has("if")) {
            return;
        }
        addAll(parts, schema, "if");
        if (!Boolean.FALSE.equals(schema.get("if"))) {
            addAll(parts, schema, "then");
        }
        if (!Boolean.TRUE.equals(schema.get("if"))) {
            addAll(parts, schema, "else");
        }
    }

    private static void addAll(List<@Nullable Object> parts, GoMap schema, String... keywords) {
        for (var keyword : keywords) {
            parts.add(schema.get(keyword));
        }
    }

    private static void addEach(List<@Nullable Object> parts, GoMap schema, String... keywords) {
        for (var keyword : keywords) {
            if (schema.get(keyword) instanceof GoList list) {
                parts.addAll(list.items());
            }
        }
    }

    private static void addNamed(List<@Nullable Object> parts, GoMap schema, String... keywords) {
        for (var keyword : keywords) {
            if (schema.get(keyword) instanceof GoMap table) {
                table.keys().forEach(name -> parts.add(table.get(name)));
            }
        }
    }
}
