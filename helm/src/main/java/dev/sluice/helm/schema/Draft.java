package dev.sluice.helm.schema;

import dev.sluice.helm.value.GoMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The drafts of JSON Schema, with what stands where in a schema (`draft.go` of
/// santhosh-tekuri/jsonschema).
enum Draft {
    DRAFT_4(
            4,
            "http://json-schema.org/draft-04/schema",
            "not additionalProperties items additionalItems",
            "definitions properties patternProperties dependencies",
            "allOf anyOf oneOf items"),
    DRAFT_6(6, "http://json-schema.org/draft-06/schema", "propertyNames contains", "", ""),
    DRAFT_7(7, "http://json-schema.org/draft-07/schema", "if then else", "", ""),
    DRAFT_2019(
            2019,
            "https://json-schema.org/draft/2019-09/schema",
            "unevaluatedProperties unevaluatedItems contentSchema",
            "$defs dependentSchemas",
            ""),
    DRAFT_2020(2020, "https://json-schema.org/draft/2020-12/schema", "", "", "prefixItems");

    private final int version;
    private final String url;
    private final String schemas;
    private final String tables;
    private final String lists;

    /// @param schemas the keywords, new in the draft, that hold a schema, with spaces between them
    /// @param tables those that hold schemas by names
    /// @param lists those that hold a list of schemas
    Draft(int version, String url, String schemas, String tables, String lists) {
        this.version = version;
        this.url = url;
        this.schemas = schemas;
        this.tables = tables;
        this.lists = lists;
    }

    String url() {
        return url;
    }

    boolean isBefore(Draft other) {
        return version < other.version;
    }

    /// The draft of a name, with http or https; null if it is none.
    static @Nullable Draft named(String name) {
        var bare = name.replaceFirst("^https?://", "").replaceFirst("#$", "");
        if (bare.equals("json-schema.org/schema")) {
            return DRAFT_2020;
        }
        for (var draft : values()) {
            if (draft.url.replaceFirst("^https?://", "").equals(bare)) {
                return draft;
            }
        }
        return null;
    }

    /// How a schema names itself; beside a reference the older drafts heed nothing.
    String id(GoMap schema) {
        if (isBefore(DRAFT_2019) && schema.has("$ref")) {
            return "";
        }
        return schema.get(idKeyword()) instanceof String id ? id.replaceFirst("#.*", "") : "";
    }

    String idKeyword() {
        return this == DRAFT_4 ? "id" : "$id";
    }

    /// A value that is a schema, and its place.
    record Part(String pointer, @Nullable Object value) {}

    /// What this draft takes for schemas inside one.
    List<Part> parts(GoMap schema, String pointer) {
        var parts = new ArrayList<Part>();
        for (var draft : values()) {
            if (!isBefore(draft)) {
                draft.addParts(parts, schema, pointer);
            }
        }
        return parts;
    }

    private static List<String> words(String keywords) {
        return keywords.isEmpty() ? List.of() : List.of(keywords.split(" "));
    }

    private void addParts(List<Part> parts, GoMap schema, String pointer) {
        for (var keyword : words(schemas)) {
            if (schema.has(keyword)) {
                parts.add(new Part(Pointers.below(pointer, keyword), schema.get(keyword)));
            }
        }
        for (var keyword : words(tables)) {
            if (schema.get(keyword) instanceof GoMap table) {
                for (var name : table.keys()) {
                    parts.add(new Part(Pointers.below(pointer, keyword, name), table.get(name)));
                }
            }
        }
        for (var keyword : words(lists)) {
            var items = SchemaObject.items(schema.get(keyword));
            for (var i = 0; i < items.size(); i++) {
                var place = Pointers.below(pointer, keyword, Integer.toString(i));
                parts.add(new Part(place, items.get(i)));
            }
        }
    }
}
