package dev.sluice.helm.schema;

import com.google.re2j.PatternSyntaxException;
import dev.sluice.helm.function.GoRegex;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.Quoting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A schema that becomes rules: what its keywords hold, the schemas inside it, and its references
/// (`objcompiler.go`).
record SchemaSource(Compiler compiler, SchemaObject object, Address address, Resource resource) {

    Draft draft() {
        return resource.draft();
    }

    boolean isSince(Draft first) {
        return !draft().isBefore(first);
    }

    void fill(Schema schema) {
        var first = new ArrayList<Rule>();
        var reference = reference("$ref");
        if (reference != null && !isSince(Draft.DRAFT_2019)) {
            GeneralRules.addConst(this, first);
            schema.ruleByReference(first, reference);
            lookAtUnheeded();
            return;
        }
        GeneralRules.addAll(this, first);
        var rules = new ArrayList<Rule>();
        if (reference != null) {
            rules.add(at -> at.add(at.byReference(reference, "$ref")));
        }
        ObjectRules.addAll(this, rules);
        ListRules.addAll(this, rules);
        TextRules.addAll(this, rules);
        NumberRules.addAll(this, rules);
        ReferenceRules.addAll(this, rules);
        CombinedRules.addAll(this, rules);
        UnevaluatedRules.addAll(this, rules);
        schema.rule(first, rules, evaluated(), anchors());
    }

    /// What the drafts added later must be sound beside a reference too, though it counts not.
    private void lookAtUnheeded() {
        var unheeded = new ArrayList<Rule>();
        Contained.of(this).ifPresent(unheeded::add);
        ObjectRules.addNames(this, unheeded);
        CombinedRules.addCondition(this, unheeded);
    }

    private Schema.Evaluated evaluated() {
        var asks = isSince(Draft.DRAFT_2019);
        return new Schema.Evaluated(
                object.has("additionalProperties"),
                evaluatedItems(),
                asks && object.has("unevaluatedProperties"),
                asks && object.has("unevaluatedItems"));
    }

    private int evaluatedItems() {
        var isNewest = isSince(Draft.DRAFT_2020);
        var isTuple = !isNewest && object.get("items") instanceof GoList;
        if (object.has(isTuple ? "additionalItems" : "items")) {
            return Integer.MAX_VALUE;
        }
        return SchemaObject.items(object.get(isNewest ? "prefixItems" : "items")).size();
    }

    private Schema.Anchors anchors() {
        return new Schema.Anchors(
                isSince(Draft.DRAFT_2019) && object.isTrue("$recursiveAnchor"),
                isSince(Draft.DRAFT_2020)
                        ? Objects.requireNonNullElse(object.text("$dynamicAnchor"), "")
                        : "");
    }

    /// The schema that a keyword refers to; null if it refers to none.
    @Nullable Schema reference(String keyword) {
        var text = object.text(keyword);
        return text == null ? null : compiler.referred(address, resource, text);
    }

    /// The schema that a keyword holds; null if there is none.
    @Nullable Schema schema(String keyword) {
        return object.has(keyword) ? compiler.at(address.below(keyword)) : null;
    }

    Schema schema(String keyword, String name) {
        return compiler.at(address.below(keyword, name));
    }

    List<Schema> schemas(String keyword) {
        var schemas = new ArrayList<Schema>();
        var count = SchemaObject.items(object.get(keyword)).size();
        for (var i = 0; i < count; i++) {
            schemas.add(schema(keyword, Integer.toString(i)));
        }
        return schemas;
    }

    Map<String, Schema> schemasByName(String keyword) {
        var schemas = new LinkedHashMap<String, Schema>();
        var table = object.table(keyword);
        if (table != null) {
            table.keys().forEach(name -> schemas.put(name, schema(keyword, name)));
        }
        return schemas;
    }

    GoRegex regex(String keyword, String pattern) {
        try {
            return GoRegex.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new SchemaFlaw(
                    "invalid regex %s at \"%s\": %s"
                            .formatted(
                                    Quoting.quote(pattern),
                                    address.below(keyword),
                                    e.getMessage()));
        }
    }
}
