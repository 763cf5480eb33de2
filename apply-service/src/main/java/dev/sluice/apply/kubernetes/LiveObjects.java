package dev.sluice.apply.kubernetes;

import dev.sluice.apply.controlplane.FieldOwner;
import dev.sluice.apply.controlplane.Kind;
import dev.sluice.apply.controlplane.LiveObject;
import dev.sluice.apply.health.Health;
import dev.sluice.apply.plan.Marks;
import dev.sluice.events.Digest;
import dev.sluice.events.ResourceRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes of an object what we keep of it.
final class LiveObjects {

    private static final int DIGEST_LENGTH = 16;
    /// Kinds whose metadata tell all we want to know; of Secrets nothing else is ever fetched.
    private static final Set<String> PLAIN =
            Set.of("/ConfigMap", "/Secret", "/ServiceAccount", "/LimitRange");

    private LiveObjects() {}

    /// What to ask for when objects of this kind are read.
    static String accept(Kind kind) {
        return PLAIN.contains(kind.name()) || kind.group().equals("rbac.authorization.k8s.io")
                ? Api.METADATA
                : Api.JSON;
    }

    static LiveObject of(Kind kind, byte[] json) {
        return of(kind, Json.read(json));
    }

    static LiveObject of(Kind kind, Map<String, ? extends @Nullable Object> object) {
        var metadata = Json.map(object, "metadata");
        var annotations = Json.map(metadata, "annotations");
        return new LiveObject(
                ref(kind, metadata),
                Json.text(metadata, "uid"),
                Json.text(metadata, "resourceVersion"),
                Json.textOrNull(annotations, Marks.DELIVERY),
                Json.textOrNull(annotations, Marks.OBJECT),
                isKept(annotations),
                Json.textOrNull(annotations, Marks.RUN),
                fields(metadata),
                Health.of(object));
    }

    static ResourceRef ref(Kind kind, Map<?, ?> metadata) {
        String version = kind.apiVersion().substring(kind.apiVersion().indexOf('/') + 1);
        return new ResourceRef(
                kind.group(),
                version,
                kind.kind(),
                Json.text(metadata, "namespace"),
                Json.text(metadata, "name"));
    }

    /// What Flux, Argo CD and Helm call it.
    private static boolean isKept(Map<?, ?> annotations) {
        return Json.text(annotations, "kustomize.toolkit.fluxcd.io/prune").equals("disabled")
                || Json.text(annotations, "helm.sh/resource-policy").equals("keep")
                || hasOption(
                        Json.text(annotations, "argocd.argoproj.io/sync-options"), "Prune=false");
    }

    private static boolean hasOption(String options, String option) {
        for (var each : options.split(",", -1)) {
            if (each.strip().equals(option)) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, String> fields(Map<?, ?> metadata) {
        var fields = new LinkedHashMap<String, String>();
        for (var item : Json.list(metadata, "managedFields")) {
            if (item instanceof Map<?, ?> owned
                    && FieldOwner.isOfSluice(Json.text(owned, "manager"))
                    && Json.text(owned, "operation").equals("Apply")
                    && Json.text(owned, "subresource").isEmpty()) {
                fields.put(Json.text(owned, "manager"), digest(Json.map(owned, "fieldsV1")));
            }
        }
        return fields;
    }

    private static String digest(Map<?, ?> fields) {
        String digest = Digest.of(Json.write(fields)).value();
        int start = digest.indexOf(':') + 1;
        return digest.substring(start, start + DIGEST_LENGTH);
    }
}
