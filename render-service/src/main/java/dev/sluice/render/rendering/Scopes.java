package dev.sluice.render.rendering;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which kinds have no namespace: those that Kubernetes brings, and those of the definitions in the
/// same delivery. An unknown kind counts as namespaced, as for kustomize.
final class Scopes {

    private static final Set<String> BUILT_IN =
            Set.of(
                    "/ComponentStatus",
                    "/Namespace",
                    "/Node",
                    "/PersistentVolume",
                    "admissionregistration.k8s.io/MutatingAdmissionPolicy",
                    "admissionregistration.k8s.io/MutatingAdmissionPolicyBinding",
                    "admissionregistration.k8s.io/MutatingWebhookConfiguration",
                    "admissionregistration.k8s.io/ValidatingAdmissionPolicy",
                    "admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding",
                    "admissionregistration.k8s.io/ValidatingWebhookConfiguration",
                    "apiextensions.k8s.io/CustomResourceDefinition",
                    "apiregistration.k8s.io/APIService",
                    "authentication.k8s.io/SelfSubjectReview",
                    "authentication.k8s.io/TokenReview",
                    "authorization.k8s.io/SelfSubjectAccessReview",
                    "authorization.k8s.io/SelfSubjectRulesReview",
                    "authorization.k8s.io/SubjectAccessReview",
                    "certificates.k8s.io/CertificateSigningRequest",
                    "certificates.k8s.io/ClusterTrustBundle",
                    "flowcontrol.apiserver.k8s.io/FlowSchema",
                    "flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration",
                    "internal.apiserver.k8s.io/StorageVersion",
                    "networking.k8s.io/IPAddress",
                    "networking.k8s.io/IngressClass",
                    "networking.k8s.io/ServiceCIDR",
                    "node.k8s.io/RuntimeClass",
                    "policy/PodSecurityPolicy",
                    "rbac.authorization.k8s.io/ClusterRole",
                    "rbac.authorization.k8s.io/ClusterRoleBinding",
                    "resource.k8s.io/DeviceClass",
                    "resource.k8s.io/ResourceSlice",
                    "scheduling.k8s.io/PriorityClass",
                    "storage.k8s.io/CSIDriver",
                    "storage.k8s.io/CSINode",
                    "storage.k8s.io/StorageClass",
                    "storage.k8s.io/VolumeAttachment",
                    "storage.k8s.io/VolumeAttributesClass",
                    "storagemigration.k8s.io/StorageVersionMigration");

    private final Set<String> clusterScoped = new HashSet<>(BUILT_IN);

    Scopes(List<RenderedObject> objects) {
        for (var object : objects) {
            if (object.is("apiextensions.k8s.io", "CustomResourceDefinition")) {
                define(object);
            } else if (object.is("apiextensions.crossplane.io", "CompositeResourceDefinition")) {
                defineComposite(object);
            }
        }
    }

    boolean isNamespaced(RenderedObject object) {
        return !clusterScoped.contains(object.ref().group() + "/" + object.ref().kind());
    }

    private void define(RenderedObject definition) {
        var spec = definition.manifest().mapping("spec");
        var group = spec.flatMap(fields -> fields.string("group"));
        var kind = spec.flatMap(s -> s.mapping("names")).flatMap(names -> names.string("kind"));
        var scope = spec.flatMap(fields -> fields.string("scope"));
        if (group.isPresent() && kind.isPresent() && scope.isPresent()) {
            var key = group.get() + "/" + kind.get();
            if (scope.get().equals("Cluster")) {
                clusterScoped.add(key);
            } else {
                clusterScoped.remove(key);
            }
        }
    }

    /// A Crossplane composite is cluster-scoped unless its definition, from v2 on, says otherwise.
    private void defineComposite(RenderedObject definition) {
        var spec = definition.manifest().mapping("spec");
        var group = spec.flatMap(fields -> fields.string("group"));
        var kind = spec.flatMap(s -> s.mapping("names")).flatMap(names -> names.string("kind"));
        var scope = spec.flatMap(fields -> fields.string("scope"));
        boolean byVersion = definition.ref().version().startsWith("v1");
        boolean cluster = scope.map(given -> !given.equals("Namespaced")).orElse(byVersion);
        if (group.isPresent() && kind.isPresent() && cluster) {
            clusterScoped.add(group.get() + "/" + kind.get());
        }
    }
}
