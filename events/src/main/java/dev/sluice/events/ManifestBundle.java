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
    /// @param upkeep null where the object is kept as the bundle has it
    public record BundledObject(
            Map<String, @Nullable Object> manifest,
            List<String> sealed,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Stage stage,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Upkeep upkeep) {

        public BundledObject {
            manifest = Collections.unmodifiableMap(new LinkedHashMap<>(manifest));
            sealed = List.copyOf(sealed);
        }

        public BundledObject(Map<String, @Nullable Object> manifest, List<String> sealed) {
            this(manifest, sealed, null, null);
        }

        /// The same object at a stage.
        public BundledObject at(@Nullable Stage other) {
            return new BundledObject(manifest, sealed, other, upkeep);
        }

        /// The same object, which is only made where there is none.
        public BundledObject onlyIfAbsent() {
            return new BundledObject(manifest, sealed, stage, Upkeep.IF_ABSENT);
        }

        /// Whether the object is none of the delivery's once it is there.
        public boolean isOnlyIfAbsent() {
            return upkeep == Upkeep.IF_ABSENT;
        }

        /// Whether the object runs at moments of the delivery instead of standing with it.
        public boolean isHook() {
            return stage != null && stage.isHook();
        }
    }

    /// How an object is kept, where that is not as the bundle has it.
    public enum Upkeep {
        /// It is made where there is none. What is there stays as it is, nothing of it is owned,
        /// and it is never deleted.
        IF_ABSENT
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
