package dev.sluice.render.kubernetes;

import dev.sluice.render.secret.ReferencedObject;
import dev.sluice.render.secret.Values;
import io.fabric8.kubernetes.client.KubernetesClientException;

/// Why an object of the hub is not known, in words that hold no value of it.
final class HubRefusal {

    private HubRefusal() {}

    static Values absent() {
        return new Values.Absent("there is no such object in the hub", "create it there");
    }

    static Values.Unreadable of(ReferencedObject object, KubernetesClientException refusal) {
        return switch (refusal.getCode()) {
            case 401 ->
                    new Values.Unreadable(
                            "HubForbidden",
                            "the hub does not know whom render-service asks as",
                            "put valid credentials into the kubeconfig of the hub");
            case 403 ->
                    new Values.Unreadable(
                            "HubForbidden",
                            "the hub forbids render-service to read it",
                            "let its service account get and watch %ss in the namespace %s: see"
                                            .formatted(object.kind().word(), object.namespace())
                                    + " docs/operations.md, References from the hub");
            case 0 -> unreachable(cause(refusal));
            default -> unreachable("it answers with status " + refusal.getCode());
        };
    }

    static Values.Unreadable unreachable(String why) {
        return new Values.Unreadable(
                "HubUnreachable",
                "the hub cannot be asked for it: " + why,
                "see why the hub does not answer; it is asked again until it does");
    }

    private static String cause(Throwable refusal) {
        var cause = refusal;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
