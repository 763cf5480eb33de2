package dev.sluice.kustomize.definition;

import dev.sluice.kustomize.resource.Gvk;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The order of kinds that kustomize calls legacy: some kinds first, some last, the others between
/// them by group, version and kind (`api/internal/builtins/SortOrderTransformer.go`).
public final class KindOrder implements Comparator<Gvk> {

    public static final KindOrder DEFAULT =
            new KindOrder(
                    List.of(
                            "Namespace",
                            "ResourceQuota",
                            "StorageClass",
                            "CustomResourceDefinition",
                            "ServiceAccount",
                            "PodSecurityPolicy",
                            "Role",
                            "ClusterRole",
                            "RoleBinding",
                            "ClusterRoleBinding",
                            "ConfigMap",
                            "Secret",
                            "Endpoints",
                            "Service",
                            "LimitRange",
                            "PriorityClass",
                            "PersistentVolume",
                            "PersistentVolumeClaim",
                            "Deployment",
                            "StatefulSet",
                            "CronJob",
                            "PodDisruptionBudget"),
                    List.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"));

    private final Map<String, Integer> ranks = new HashMap<>();

    public KindOrder(List<String> first, List<String> last) {
        for (int i = 0; i < first.size(); i++) {
            ranks.put(first.get(i), i - first.size());
        }
        for (int i = 0; i < last.size(); i++) {
            ranks.put(last.get(i), i + 1);
        }
    }

    @Override
    public int compare(Gvk left, Gvk right) {
        var byRank = Integer.compare(rank(left), rank(right));
        return byRank != 0 ? byRank : left.sortKey().compareTo(right.sortKey());
    }

    private int rank(Gvk gvk) {
        return ranks.getOrDefault(gvk.kind(), 0);
    }
}
