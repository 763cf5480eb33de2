package dev.sluice.render.rendering;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The order in which objects are applied: by kind as Flux has it (the group does not count), then
/// by group, kind, namespace and name.
final class ApplyOrder {

    private static final List<String> FIRST =
            List.of(
                    "CustomResourceDefinition",
                    "Namespace",
                    "ClusterRole",
                    "ClusterClass",
                    "RuntimeClass",
                    "PriorityClass",
                    "StorageClass",
                    "VolumeSnapshotClass",
                    "IngressClass",
                    "GatewayClass",
                    "ClusterRoleBinding",
                    "ResourceQuota",
                    "ServiceAccount",
                    "Role",
                    "RoleBinding",
                    "ConfigMap",
                    "Secret",
                    "Service",
                    "LimitRange",
                    "Deployment",
                    "StatefulSet",
                    "CronJob",
                    "PodDisruptionBudget");
    private static final List<String> LAST =
            List.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");
    private static final Map<String, Integer> RANKS = ranks();

    static final Comparator<RenderedObject> ORDER =
            comparingInt(ApplyOrder::rank)
                    .thenComparing(comparing(object -> object.ref().group()))
                    .thenComparing(comparing(object -> object.ref().kind()))
                    .thenComparing(comparing(object -> object.ref().namespace()))
                    .thenComparing(comparing(object -> object.ref().name()));

    private ApplyOrder() {}

    private static int rank(RenderedObject object) {
        return RANKS.getOrDefault(object.ref().kind(), FIRST.size());
    }

    private static Map<String, Integer> ranks() {
        var ranks = new HashMap<String, Integer>();
        for (int i = 0; i < FIRST.size(); i++) {
            ranks.put(FIRST.get(i), i);
        }
        for (int i = 0; i < LAST.size(); i++) {
            ranks.put(LAST.get(i), FIRST.size() + 1 + i);
        }
        return ranks;
    }
}
