package dev.sluice.apply.plan;

import dev.sluice.apply.controlplane.ObjectKey;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.ResourceRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What we write on an object so that it can be told from copies and from foreign ones.
public final class Marks {

    public static final String DELIVERY = "sluice.dev/delivery";
    public static final String OBJECT = "sluice.dev/object";
    /// Which run of a hook an object belongs to.
    public static final String RUN = "sluice.dev/run";
    /// The label that watches select by.
    public static final String MANAGED = "sluice.dev/managed";

    private Marks() {}

    /// The object as it is applied: marked, in its namespace, without what only a server writes.
    ///
    /// @param uid that the object must still have, null where that is open
    public static SequencedMap<String, @Nullable Object> on(
            Map<String, ? extends @Nullable Object> manifest,
            ResourceRef ref,
            DeliveryId delivery,
            @Nullable String uid) {
        var metadata = copyOf(manifest.get("metadata"));
        for (var written :
                new String[] {
                    "managedFields",
                    "creationTimestamp",
                    "resourceVersion",
                    "uid",
                    "generation",
                    "selfLink",
                    "namespace"
                }) {
            metadata.remove(written);
        }
        if (!ref.namespace().isEmpty()) {
            metadata.put("namespace", ref.namespace());
        }
        if (uid != null) {
            metadata.put("uid", uid);
        }
        var labels = copyOf(metadata.get("labels"));
        labels.put(MANAGED, "true");
        metadata.put("labels", labels);
        var annotations = copyOf(metadata.get("annotations"));
        annotations.put(DELIVERY, delivery.toString());
        annotations.put(OBJECT, ObjectKey.of(ref).value());
        metadata.put("annotations", annotations);
        var object = new LinkedHashMap<String, @Nullable Object>(manifest);
        object.put("metadata", metadata);
        object.remove("status");
        return object;
    }

    /// The same, marked as an object of this run of a hook.
    public static SequencedMap<String, @Nullable Object> with(
            SequencedMap<String, @Nullable Object> marked, String run) {
        var metadata = copyOf(marked.get("metadata"));
        var annotations = copyOf(metadata.get("annotations"));
        annotations.put(RUN, run);
        metadata.put("annotations", annotations);
        var object = new LinkedHashMap<String, @Nullable Object>(marked);
        object.put("metadata", metadata);
        return object;
    }

    private static SequencedMap<String, @Nullable Object> copyOf(@Nullable Object value) {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, content) -> copy.put(String.valueOf(key), content));
        }
        return copy;
    }
}
