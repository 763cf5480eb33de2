package dev.sluice.apply.kubernetes;

import dev.sluice.apply.inventory.Claim;
import dev.sluice.apply.inventory.Entry;
import dev.sluice.apply.inventory.Inventory;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Digest;
import dev.sluice.events.Generation;
import dev.sluice.events.ResourceRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Inventories as JSON: a head, and entries that may lie in several parts.
final class InventoryJson {

    private InventoryJson() {}

    static Map<String, @Nullable Object> head(Inventory inventory) {
        var head = new LinkedHashMap<String, @Nullable Object>();
        head.put("controlPlane", inventory.controlPlane().toString());
        head.put("delivery", inventory.delivery().toString());
        head.put("identity", inventory.identity());
        head.put("lineage", inventory.claim().lineage());
        head.put("generation", generation(inventory.claim().generation()));
        head.put("applier", inventory.claim().applier());
        var applied = inventory.applied();
        if (applied != null) {
            var mark = new LinkedHashMap<String, @Nullable Object>();
            mark.put("digest", applied.digest().value());
            mark.put("generation", generation(applied.generation()));
            head.put("applied", mark);
        }
        if (inventory.adopted() != null) {
            head.put("adopted", inventory.adopted());
        }
        if (inventory.ended()) {
            head.put("ended", true);
        }
        if (inventory.rollout() != null) {
            head.put("rollout", RolloutJson.write(inventory.rollout()));
        }
        return head;
    }

    static Map<String, Object> generation(Generation generation) {
        var pair = new LinkedHashMap<String, Object>();
        pair.put("epoch", generation.epoch());
        pair.put("number", generation.number());
        return pair;
    }

    static Map<String, @Nullable Object> entry(Entry entry) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        var object = entry.object();
        fields.put("apiVersion", object.apiVersion());
        fields.put("kind", object.kind());
        if (!object.namespace().isEmpty()) {
            fields.put("namespace", object.namespace());
        }
        fields.put("name", object.name());
        fields.put("state", entry.state().name());
        if (entry.uid() != null) {
            fields.put("uid", entry.uid());
        }
        if (entry.fields() != null) {
            fields.put("fields", entry.fields());
        }
        if (entry.content() != null) {
            fields.put("content", entry.content());
        }
        if (entry.hook()) {
            fields.put("hook", true);
        }
        return fields;
    }

    /// @throws IllegalArgumentException where the JSON is no inventory
    static Inventory read(Map<?, ?> head, List<?> entries) {
        var read = new ArrayList<Entry>();
        for (var entry : entries) {
            if (entry instanceof Map<?, ?> fields) {
                read.add(entry(fields));
            }
        }
        return new Inventory(
                ControlPlaneId.parse(Json.text(head, "controlPlane")),
                DeliveryId.parse(Json.text(head, "delivery")),
                Json.text(head, "identity"),
                new Claim(
                        Json.text(head, "lineage"),
                        generation(Json.map(head, "generation")),
                        Json.number(head, "applier")),
                read,
                mark(Json.map(head, "applied")),
                Json.textOrNull(head, "adopted"),
                Boolean.TRUE.equals(head.get("ended")),
                RolloutJson.read(Json.map(head, "rollout")));
    }

    private static Inventory.@Nullable Mark mark(Map<?, ?> applied) {
        return applied.isEmpty()
                ? null
                : new Inventory.Mark(
                        new Digest(Json.text(applied, "digest")),
                        generation(Json.map(applied, "generation")));
    }

    static Generation generation(Map<?, ?> pair) {
        return new Generation(Json.number(pair, "epoch"), Json.number(pair, "number"));
    }

    private static Entry entry(Map<?, ?> fields) {
        String apiVersion = Json.text(fields, "apiVersion");
        int slash = apiVersion.indexOf('/');
        var object =
                new ResourceRef(
                        slash < 0 ? "" : apiVersion.substring(0, slash),
                        apiVersion.substring(slash + 1),
                        Json.text(fields, "kind"),
                        Json.text(fields, "namespace"),
                        Json.text(fields, "name"));
        return new Entry(
                object,
                Entry.State.valueOf(Json.text(fields, "state")),
                Json.textOrNull(fields, "uid"),
                Json.textOrNull(fields, "fields"),
                Json.textOrNull(fields, "content"),
                Boolean.TRUE.equals(fields.get("hook")));
    }
}
