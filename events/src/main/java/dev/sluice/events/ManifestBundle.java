package dev.sluice.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a delivery rendered to, addressed by the digest of its content.
///
/// @param digest over renderer version, objects and definitions
/// @param objects in apply order
/// @param definitions objects of definition kinds for the hub: they become definitions and are not
///     applied
public record ManifestBundle(
        DeliveryId delivery,
        Digest digest,
        String rendererVersion,
        List<BundledObject> objects,
        List<Map<String, @Nullable Object>> definitions)
        implements LogRecord {

    public ManifestBundle {
        objects = List.copyOf(objects);
        definitions = List.copyOf(definitions);
    }

    /// One object.
    ///
    /// @param sealed JSON pointers of the values that are sealed
    /// @param stage null where the object is applied together with the others
    public record BundledObject(
            Map<String, @Nullable Object> manifest,
            List<String> sealed,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Stage stage) {

        public BundledObject {
            manifest = Collections.unmodifiableMap(new LinkedHashMap<>(manifest));
            sealed = List.copyOf(sealed);
        }

        public BundledObject(Map<String, @Nullable Object> manifest, List<String> sealed) {
            this(manifest, sealed, null);
        }

        /// The same object at a stage.
        public BundledObject at(@Nullable Stage other) {
            return new BundledObject(manifest, sealed, other);
        }

        /// Whether the object runs at moments of the delivery instead of standing with it.
        public boolean isHook() {
            return stage != null && stage.isHook();
        }
    }

    @Override
    public Topic topic() {
        return Topic.BUNDLES;
    }

    @Override
    public String key() {
        return key(delivery, digest);
    }

    public static String key(DeliveryId delivery, Digest digest) {
        return delivery + "/" + digest;
    }
}
