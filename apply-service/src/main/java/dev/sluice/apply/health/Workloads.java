package dev.sluice.apply.health;

import dev.sluice.apply.health.Health.Current;
import dev.sluice.apply.health.Health.Failed;
import dev.sluice.apply.health.Health.InProgress;
import java.util.List;
import java.util.Optional;

/// The rules of kstatus (cli-utils pkg/kstatus/status/core.go) for what runs pods. Other than
/// there, a Job is waited for until it has ended, as Flux does, and a pod that failed has failed.
final class Workloads {

    private static final long ONE = 1;

    private Workloads() {}

    static Health deployment(Fields object) {
        if (object.condition("Progressing")
                .filter(found -> found.text("reason").equals("ProgressDeadlineExceeded"))
                .isPresent()) {
            return new Failed(object.said("Progressing"));
        }
        if (isUnseen(object)) {
            return unseen();
        }
        long wanted = object.number(ONE, "spec", "replicas");
        long all = object.number(0, "status", "replicas");
        long updated = object.number(0, "status", "updatedReplicas");
        return first(
                fewer(all, wanted, "there"),
                fewer(updated, wanted, "updated"),
                superfluous(all, wanted),
                fewer(object.number(0, "status", "availableReplicas"), updated, "available"),
                fewer(object.number(0, "status", "readyReplicas"), wanted, "ready"),
                unless(object, "Progressing", "NewReplicaSetAvailable"),
                unless(object, "Available", ""));
    }

    static Health statefulSet(Fields object) {
        if (object.text("spec", "updateStrategy", "type").equals("OnDelete")) {
            return new Current();
        }
        if (isUnseen(object)) {
            return unseen();
        }
        long wanted = object.number(ONE, "spec", "replicas");
        long all = object.number(0, "status", "replicas");
        long updated = object.number(0, "status", "updatedReplicas");
        long kept = object.number(0, "spec", "updateStrategy", "rollingUpdate", "partition");
        return first(
                fewer(all, wanted, "there"),
                fewer(object.number(0, "status", "readyReplicas"), wanted, "ready"),
                superfluous(all, wanted),
                fewer(updated, wanted - kept, "updated"),
                kept > 0 ? Optional.empty() : betweenRevisions(object));
    }

    private static Optional<Health> betweenRevisions(Fields object) {
        String current = object.text("status", "currentRevision");
        String wanted = object.text("status", "updateRevision");
        return current.equals(wanted)
                ? Optional.empty()
                : Optional.of(new InProgress("pods of the revision " + current + " are replaced"));
    }

    static Health daemonSet(Fields object) {
        if (isUnseen(object) || !object.has("status", "desiredNumberScheduled")) {
            return unseen();
        }
        long wanted = object.number(0, "status", "desiredNumberScheduled");
        return first(
                fewer(object.number(0, "status", "updatedNumberScheduled"), wanted, "updated"),
                fewer(object.number(0, "status", "numberAvailable"), wanted, "available"));
    }

    static Health replicaSet(Fields object) {
        if (object.holds("ReplicaFailure", "True")) {
            return new InProgress(object.said("ReplicaFailure"));
        }
        long wanted = object.number(ONE, "spec", "replicas");
        return first(
                fewer(object.number(0, "status", "availableReplicas"), wanted, "available"),
                fewer(object.number(0, "status", "readyReplicas"), wanted, "ready"),
                superfluous(object.number(0, "status", "replicas"), wanted));
    }

    static Health job(Fields object) {
        if (object.holds("Failed", "True")) {
            return new Failed(object.said("Failed"));
        }
        if (object.holds("Complete", "True")) {
            return new Current();
        }
        if (object.holds("Suspended", "True")) {
            return new InProgress("the job is suspended");
        }
        long parallel = object.number(ONE, "spec", "parallelism");
        return new InProgress(
                "%d of %d pods have succeeded"
                        .formatted(
                                object.number(0, "status", "succeeded"),
                                object.number(parallel, "spec", "completions")));
    }

    static Health pod(Fields object) {
        return switch (object.text("status", "phase")) {
            case "Succeeded" -> new Current();
            case "Failed" -> new Failed("the pod failed " + object.text("status", "message"));
            case "Running" -> running(object);
            default ->
                    object.holds("PodScheduled", "False")
                            ? new InProgress(object.said("PodScheduled"))
                            : new InProgress("the pod is not running");
        };
    }

    private static Health running(Fields object) {
        if (object.holds("Ready", "True")) {
            return new Current(true);
        }
        var looping =
                object.list("status", "containerStatuses").stream()
                        .filter(
                                container ->
                                        container
                                                .text("state", "waiting", "reason")
                                                .equals("CrashLoopBackOff"))
                        .map(container -> container.text("name"))
                        .toList();
        return looping.isEmpty()
                ? new InProgress("the pod runs but is not ready")
                : new Failed("containers crash again and again: " + String.join(", ", looping));
    }

    private static boolean isUnseen(Fields object) {
        return !object.has("status", "observedGeneration");
    }

    private static Health unseen() {
        return new InProgress("the controller has not seen it yet");
    }

    @SafeVarargs
    private static Health first(Optional<Health>... doubts) {
        return List.of(doubts).stream()
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(Current::new);
    }

    private static Optional<Health> fewer(long have, long wanted, String what) {
        return have >= wanted
                ? Optional.empty()
                : Optional.of(
                        new InProgress("%d of %d replicas are %s".formatted(have, wanted, what)));
    }

    private static Optional<Health> superfluous(long have, long wanted) {
        return have <= wanted
                ? Optional.empty()
                : Optional.of(new InProgress((have - wanted) + " old replicas are still there"));
    }

    /// A condition that is there must be true, and for this reason where one is named. Controllers
    /// that do not report it are judged by their numbers.
    private static Optional<Health> unless(Fields object, String type, String reason) {
        return object.condition(type)
                .filter(
                        found ->
                                !found.text("status").equals("True")
                                        || !(reason.isEmpty()
                                                || found.text("reason").equals(reason)))
                .map(_ -> new InProgress(object.said(type)));
    }
}
