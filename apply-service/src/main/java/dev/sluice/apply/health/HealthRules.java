package dev.sluice.apply.health;

import dev.sluice.apply.health.Health.Current;
import dev.sluice.apply.health.Health.Failed;
import dev.sluice.apply.health.Health.InProgress;
import dev.sluice.apply.health.Health.Terminating;
import java.util.Optional;

/// The rules of kstatus (sigs.k8s.io/cli-utils) for Kubernetes' own kinds, those of Crossplane, and
/// the conditions that all others share.
final class HealthRules {

    private static final long ONE = 1;

    private HealthRules() {}

    static Health of(Fields object) {
        if (object.has("metadata", "deletionTimestamp")) {
            return new Terminating();
        }
        return shared(object).orElseGet(() -> ofKind(object));
    }

    private static Optional<Health> shared(Fields object) {
        long generation = object.number(0, "metadata", "generation");
        long observed = object.number(generation, "status", "observedGeneration");
        if (observed < generation) {
            return Optional.of(new InProgress("generation " + generation + " is not observed yet"));
        }
        if (object.holds("Reconciling", "True")) {
            return Optional.of(new InProgress(object.said("Reconciling")));
        }
        if (object.holds("Stalled", "True")) {
            return Optional.of(new Failed(object.said("Stalled")));
        }
        return Optional.empty();
    }

    private static Health ofKind(Fields object) {
        return switch (group(object) + "/" + object.text("kind")) {
            case "apps/Deployment" -> deployment(object);
            case "apps/StatefulSet" -> statefulSet(object);
            case "apps/DaemonSet" -> daemonSet(object);
            case "apps/ReplicaSet" -> replicaSet(object);
            case "batch/Job" -> job(object);
            case "/Pod" -> pod(object);
            case "/PersistentVolumeClaim" ->
                    phase(object, "Bound", "the volume is " + object.text("status", "phase"));
            case "/Namespace" -> phase(object, "Active", "the namespace is not active");
            case "/Service" -> service(object);
            case "policy/PodDisruptionBudget" -> new Current();
            case "apiextensions.k8s.io/CustomResourceDefinition" -> definition(object);
            case "apiregistration.k8s.io/APIService" -> condition(object, "Available");
            default -> other(object);
        };
    }

    private static Health deployment(Fields object) {
        if (object.condition("Progressing")
                .filter(found -> found.text("reason").equals("ProgressDeadlineExceeded"))
                .isPresent()) {
            return new Failed(object.said("Progressing"));
        }
        if (!object.has("status", "observedGeneration")) {
            return new InProgress("the controller has not seen it yet");
        }
        long wanted = object.number(ONE, "spec", "replicas");
        long all = object.number(0, "status", "replicas");
        long updated = object.number(0, "status", "updatedReplicas");
        long ready = object.number(0, "status", "readyReplicas");
        long available = object.number(0, "status", "availableReplicas");
        if (updated < wanted) {
            return counted(updated, wanted, "updated");
        }
        if (all > updated) {
            return new InProgress((all - updated) + " old replicas are still there");
        }
        if (available < wanted) {
            return counted(available, wanted, "available");
        }
        if (ready < wanted) {
            return counted(ready, wanted, "ready");
        }
        return new Current();
    }

    private static Health statefulSet(Fields object) {
        if (object.text("spec", "updateStrategy", "type").equals("OnDelete")) {
            return new Current();
        }
        if (!object.has("status", "observedGeneration")) {
            return new InProgress("the controller has not seen it yet");
        }
        long wanted = object.number(ONE, "spec", "replicas");
        long ready = object.number(0, "status", "readyReplicas");
        long updated = object.number(0, "status", "updatedReplicas");
        long kept = object.number(0, "spec", "updateStrategy", "rollingUpdate", "partition");
        if (object.number(0, "status", "replicas") < wanted) {
            return counted(object.number(0, "status", "replicas"), wanted, "there");
        }
        if (ready < wanted) {
            return counted(ready, wanted, "ready");
        }
        if (updated < wanted - kept) {
            return counted(updated, wanted - kept, "updated");
        }
        return new Current();
    }

    private static Health daemonSet(Fields object) {
        if (!object.has("status", "observedGeneration")) {
            return new InProgress("the controller has not seen it yet");
        }
        long wanted = object.number(0, "status", "desiredNumberScheduled");
        long updated = object.number(0, "status", "updatedNumberScheduled");
        long available = object.number(0, "status", "numberAvailable");
        if (updated < wanted) {
            return counted(updated, wanted, "updated");
        }
        return available < wanted ? counted(available, wanted, "available") : new Current();
    }

    private static Health replicaSet(Fields object) {
        if (object.holds("ReplicaFailure", "True")) {
            return new InProgress(object.said("ReplicaFailure"));
        }
        long wanted = object.number(ONE, "spec", "replicas");
        long available = object.number(0, "status", "availableReplicas");
        return available < wanted ? counted(available, wanted, "available") : new Current();
    }

    private static Health job(Fields object) {
        if (object.holds("Failed", "True")) {
            return new Failed(object.said("Failed"));
        }
        if (object.holds("Complete", "True")) {
            return new Current();
        }
        return new InProgress(
                "%d of %d pods have succeeded"
                        .formatted(
                                object.number(0, "status", "succeeded"),
                                object.number(ONE, "spec", "completions")));
    }

    private static Health pod(Fields object) {
        return switch (object.text("status", "phase")) {
            case "Succeeded" -> new Current();
            case "Failed" -> new Failed("the pod failed " + object.text("status", "message"));
            case "Running" ->
                    object.holds("Ready", "True")
                            ? new Current()
                            : new InProgress("the pod runs but is not ready");
            default -> new InProgress("the pod is not running");
        };
    }

    private static Health service(Fields object) {
        boolean waits =
                object.text("spec", "type").equals("LoadBalancer")
                        && object.list("status", "loadBalancer", "ingress").isEmpty();
        return waits ? new InProgress("it has no address of a load balancer") : new Current();
    }

    private static Health definition(Fields object) {
        if (object.holds("NamesAccepted", "False")) {
            return new Failed(object.said("NamesAccepted"));
        }
        return condition(object, "Established");
    }

    private static Health other(Fields object) {
        if (object.holds("Synced", "False")) {
            return new InProgress(object.said("Synced"));
        }
        if (object.holds("Installed", "False")) {
            return new InProgress(object.said("Installed"));
        }
        if (object.holds("Healthy", "False") || object.holds("Healthy", "Unknown")) {
            return new InProgress(object.said("Healthy"));
        }
        if (object.condition("Ready").isPresent()) {
            return condition(object, "Ready");
        }
        return isCrossplane(object)
                ? new InProgress("Crossplane has not reported Ready yet")
                : new Current();
    }

    /// Managed resources, composites and claims say nothing at all until they are looked at.
    private static boolean isCrossplane(Fields object) {
        return object.has("spec", "providerConfigRef")
                || object.has("spec", "compositionRef")
                || object.has("spec", "compositionSelector")
                || object.has("spec", "crossplane", "compositionRef")
                || (group(object).equals("pkg.crossplane.io")
                        && object.has("spec", "package")
                        && !object.has("status"));
    }

    private static Health condition(Fields object, String type) {
        return object.holds(type, "True") ? new Current() : new InProgress(object.said(type));
    }

    private static Health phase(Fields object, String wanted, String otherwise) {
        return object.text("status", "phase").equals(wanted)
                ? new Current()
                : new InProgress(otherwise);
    }

    private static Health counted(long have, long wanted, String what) {
        return new InProgress("%d of %d replicas are %s".formatted(have, wanted, what));
    }

    private static String group(Fields object) {
        String apiVersion = object.text("apiVersion");
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }
}
