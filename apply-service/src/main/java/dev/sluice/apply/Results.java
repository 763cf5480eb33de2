package dev.sluice.apply;

import dev.sluice.apply.controlplane.Refusal;
import dev.sluice.apply.secret.Mask;
import dev.sluice.events.ApplyOutcome.ObjectResult;
import dev.sluice.events.ResourceRef;
import org.jspecify.annotations.Nullable;

/// Says of an object what a control plane refused, and what to do about it.
final class Results {

    private Results() {}

    static ObjectResult of(ResourceRef object, Refusal refusal, Mask mask) {
        return new ObjectResult(
                object, word(refusal), mask.over(refusal.message()), remedy(refusal));
    }

    private static String word(Refusal refusal) {
        return switch (refusal.reason()) {
            case CONFLICT, OUTDATED, PRESENT -> "Conflict";
            case IMMUTABLE -> "ImmutableField";
            case REJECTED -> "Rejected";
            case FORBIDDEN -> "Forbidden";
            case UNAUTHORIZED -> "Unauthorized";
            case MISSING_KIND -> "MissingKind";
            case MISSING_NAMESPACE, ABSENT -> "MissingNamespace";
            case NAMESPACE_TERMINATING -> "NamespaceTerminating";
            case BUSY, FAULT -> "ServerError";
            case TIMEOUT -> "Timeout";
            case UNREACHABLE -> "Unreachable";
            case NOT_OWNED -> "TakenOver";
        };
    }

    private static @Nullable String remedy(Refusal refusal) {
        return switch (refusal.reason()) {
            case IMMUTABLE ->
                    "rename the object, delete it by hand, or allow the delivery to force";
            case REJECTED -> "correct the manifest, or the admission policy that refuses it";
            case FORBIDDEN -> "allow it by RBAC to whom the delivery acts as";
            case UNAUTHORIZED -> "put valid credentials into the control plane's kubeconfig";
            case MISSING_KIND -> "deliver the CustomResourceDefinition; it is tried again then";
            case MISSING_NAMESPACE, ABSENT ->
                    "deliver the namespace, or let the delivery create it";
            case NAMESPACE_TERMINATING ->
                    "it is tried again when the namespace is gone and made anew";
            case CONFLICT, OUTDATED, PRESENT, BUSY, FAULT, TIMEOUT, UNREACHABLE, NOT_OWNED -> null;
        };
    }
}
