package dev.sluice.apply.health;

import dev.sluice.apply.health.Health.Current;
import dev.sluice.apply.health.Health.Failed;
import dev.sluice.apply.health.Health.InProgress;
import dev.sluice.apply.health.Health.Terminating;
import java.util.Optional;

/// The rules of kstatus (cli-utils pkg/kstatus/status) for Kubernetes' own kinds, those of
/// Crossplane, and the conditions that all others share.
final class HealthRules {

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
        if (object.has("metadata", "generation") && observed != generation) {
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
            case "apps/Deployment" -> Workloads.deployment(object);
            case "apps/StatefulSet" -> Workloads.statefulSet(object);
            case "apps/DaemonSet" -> Workloads.daemonSet(object);
            case "apps/ReplicaSet" -> Workloads.replicaSet(object);
            case "batch/Job" -> Workloads.job(object);
            case "/Pod" -> Workloads.pod(object);
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

    /// A load balancer's address may come from far away and late: it is not waited for.
    private static Health service(Fields object) {
        boolean waits =
                object.text("spec", "type").equals("LoadBalancer")
                        && object.text("spec", "clusterIP").isEmpty();
        return waits ? new InProgress("it has no address in the cluster") : new Current();
    }

    private static Health definition(Fields object) {
        if (object.holds("NamesAccepted", "False")) {
            return new Failed(object.said("NamesAccepted"));
        }
        if (object.condition("Established")
                .filter(found -> found.text("status").equals("False"))
                .filter(found -> !found.text("reason").equals("Installing"))
                .isPresent()) {
            return new Failed(object.said("Established"));
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

    private static String group(Fields object) {
        String apiVersion = object.text("apiVersion");
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }
}
