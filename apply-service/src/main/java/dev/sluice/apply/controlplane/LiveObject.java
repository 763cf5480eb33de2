package dev.sluice.apply.controlplane;

import dev.sluice.apply.health.Health;
import dev.sluice.events.ResourceRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What we keep of an object that stands in a control plane: a few hundred bytes.
///
/// @param delivery that its annotation names
/// @param self the object that its annotation names: a copy still names the original
/// @param keep whether an annotation asks never to prune it
/// @param run of a hook, which its annotation names
/// @param fields by field owner of ours, a digest of the fields that it owns
public record LiveObject(
        ResourceRef ref,
        String uid,
        String resourceVersion,
        @Nullable String delivery,
        @Nullable String self,
        boolean keep,
        @Nullable String run,
        Map<String, String> fields,
        Health health) {

    public LiveObject {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public boolean isTerminating() {
        return health instanceof Health.Terminating;
    }
}
