package dev.sluice.helm.hook;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.value.GoStrings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The order in which Helm installs kinds (`pkg/releaseutil/kind_sorter.go`), unknown ones last, by
/// name.
public final class KindOrder {

    private static final List<String> KNOWN =
            List.of(
                    "PriorityClass",
                    "Namespace",
                    "NetworkPolicy",
                    "ResourceQuota",
                    "LimitRange",
                    "PodSecurityPolicy",
                    "PodDisruptionBudget",
                    "ServiceAccount",
                    "Secret",
                    "SecretList",
                    "ConfigMap",
                    "StorageClass",
                    "PersistentVolume",
                    "PersistentVolumeClaim",
                    "CustomResourceDefinition",
                    "ClusterRole",
                    "ClusterRoleList",
                    "ClusterRoleBinding",
                    "ClusterRoleBindingList",
                    "Role",
                    "RoleList",
                    "RoleBinding",
                    "RoleBindingList",
                    "Service",
                    "DaemonSet",
                    "Pod",
                    "ReplicationController",
                    "ReplicaSet",
                    "Deployment",
                    "HorizontalPodAutoscaler",
                    "StatefulSet",
                    "Job",
                    "CronJob",
                    "IngressClass",
                    "Ingress",
                    "APIService");

    private static final List<String> ONLY_HELM_4 =
            List.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");

    private final Map<String, Integer> ranks = new HashMap<>();

    public KindOrder(HelmMajor helm) {
        var kinds = new ArrayList<>(KNOWN);
        if (helm == HelmMajor.HELM_4) {
            kinds.addAll(ONLY_HELM_4);
        }
        for (var i = 0; i < kinds.size(); i++) {
            ranks.put(kinds.get(i), i);
        }
    }

    /// For a stable sort.
    public Comparator<String> comparator() {
        return Comparator.comparingInt((String kind) -> ranks.getOrDefault(kind, ranks.size()))
                .thenComparing(kind -> ranks.containsKey(kind) ? "" : kind, GoStrings::compare);
    }
}
