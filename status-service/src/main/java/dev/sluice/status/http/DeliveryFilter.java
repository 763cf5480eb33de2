package dev.sluice.status.http;

import dev.sluice.status.explanation.DeliveryStatus;
import dev.sluice.status.explanation.PlacementStatus;
import dev.sluice.status.explanation.State;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// What deliveries are asked for; what is left out matches all.
class DeliveryFilter {
    @Parameter(description = "the namespace of the delivery")
    @QueryParam("namespace")
    @Nullable String namespace;

    @Parameter(description = "the kind of its definition: Kustomization, Application, …")
    @QueryParam("kind")
    @Nullable String kind;

    @Parameter(description = "the name of the delivery")
    @QueryParam("name")
    @Nullable String name;

    @Parameter(description = "its source: kind/namespace/name")
    @QueryParam("source")
    @Nullable String source;

    @Parameter(description = "a control plane that it is on: namespace/name")
    @QueryParam("controlPlane")
    @Nullable String controlPlane;

    @Parameter(description = "Ready, Failed, RenderFailed, …; with controlPlane: there")
    @QueryParam("phase")
    @Nullable String phase;

    @Parameter(description = "True, False or Unknown; with controlPlane: there")
    @QueryParam("ready")
    @Nullable String ready;

    @Parameter(description = "the beginning of a commit that a control plane holds of it")
    @QueryParam("commit")
    @Nullable String commit;

    boolean matches(DeliveryStatus status) {
        return is(namespace, status.id().namespace())
                && is(kind, status.id().kind())
                && is(name, status.id().name())
                && is(source, String.valueOf(status.source()))
                && (commit == null || status.placements().stream().anyMatch(this::isOfCommit))
                && (controlPlane == null
                        ? stands(status.verdict().state())
                        : status.placements().stream().anyMatch(this::standsThere));
    }

    private static boolean is(@Nullable String wanted, String value) {
        return wanted == null || wanted.equals(value);
    }

    private boolean standsThere(PlacementStatus on) {
        return is(controlPlane, on.controlPlane().toString()) && stands(on.verdict().state());
    }

    private boolean stands(State state) {
        return is(phase, Words.of(state)) && is(ready, Words.ready(state));
    }

    private boolean isOfCommit(PlacementStatus on) {
        return commit != null && on.commit() != null && on.commit().startsWith(commit);
    }
}
