package dev.sluice.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the owner of a control plane found out about it.
///
/// @param generation minted by the owner of the control plane
/// @param server the API URL, without trailing `/`
/// @param problem why it is not reachable
/// @param identity the UID that tells it from others, null before it was reached
/// @param version `v1.34.4`
/// @param kinds what it serves, sorted
/// @param sharedWith other names of the same control plane
public record ControlPlaneFacts(
        ControlPlaneId controlPlane,
        Generation generation,
        String server,
        boolean reachable,
        @Nullable Problem problem,
        @Nullable String identity,
        @Nullable String version,
        List<ServedKind> kinds,
        List<ControlPlaneId> sharedWith,
        Instant at)
        implements LogRecord {

    public ControlPlaneFacts {
        kinds = List.copyOf(kinds);
        sharedWith = List.copyOf(sharedWith);
    }

    /// A kind that the API serves.
    public record ServedKind(String apiVersion, String kind, boolean namespaced) {}

    @Override
    public Topic topic() {
        return Topic.CONTROL_PLANES;
    }

    @Override
    public String key() {
        return controlPlane.toString();
    }
}
