package dev.sluice.kustomize.fuzz;

/// Writes what describes widgets to kustomize, as `openapi` and as `crds` take it.
final class SchemaSource {

    static final String OPENAPI =
            """
            {"definitions": {"com.example.v1.Widget": {
              "properties": {
                "apiVersion": {"type": "string"}, "kind": {"type": "string"},
                "metadata": {"$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"},
                "spec": {"properties": {
                  "value": {"type": "string", "x-kubernetes-object-ref-api-version": "v1",
                    "x-kubernetes-object-ref-kind": "ConfigMap"},
                  "items": {"type": "array", "x-kubernetes-patch-merge-key": "id",
                    "x-kubernetes-patch-strategy": "merge",
                    "items": {"properties": {"id": {"type": "string"}}, "type": "object"}}},
                  "type": "object"}},
              "type": "object",
              "x-kubernetes-group-version-kind": [
                {"group": "example.com", "kind": "Widget", "version": "v1"}]}}}
            """;

    private final Choice choice;

    SchemaSource(Choice choice) {
        this.choice = choice;
    }

    String crd() {
        return """
               {"example.Widget": {"Schema": {"properties": {
                 "apiVersion": {"type": "string"}, "kind": {"type": "string"},
                 "metadata": {"$ref": "k8s.io/apimachinery/pkg/apis/meta/v1.ObjectMeta"},
                 "spec": {"$ref": "example.WidgetSpec"}}},
                 "Dependencies": ["example.WidgetSpec"]},
               "example.WidgetSpec": {"Schema": {"properties": {
                 "%s": {"description": "d", "type": "object",
                   "x-kubernetes-object-ref-api-version": "v1",
                   "x-kubernetes-object-ref-kind": "%s"},
                 "labels": {"type": "object", "x-kubernetes-%s": ""}}}}}
               """
                .formatted(
                        choice.oneIn(12) ? "value" : "ref",
                        choice.of("ConfigMap", "Secret", "Service"),
                        choice.of("label-selector", "annotation", "identity"));
    }
}
