package dev.sluice.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.stack.ChartArchive;
import java.util.LinkedHashMap;
import java.util.Map;

/// A chart with a definition of a kind, an object of that kind, a hook and a few values.
final class ShopChart {

    private ShopChart() {}

    static ChartArchive of(String version) {
        var files = new LinkedHashMap<String, String>();
        files.put(
                "Chart.yaml",
                "apiVersion: v2\nname: shop\nversion: %s\nkubeVersion: '>=1.20.0-0'\n"
                        .formatted(version));
        files.put("values.yaml", "color: red\npassword: none\n");
        files.put("crds/till.yaml", definition());
        files.put(
                "templates/shop.yaml",
                """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: {{ .Release.Name }}
                data:
                  value: "{{ .Values.color }} {{ .Chart.Version }}"
                  password: {{ .Values.password | quote }}
                ---
                apiVersion: {{ .Chart.Name }}.example.org/v1
                kind: Till
                metadata:
                  name: {{ .Release.Name }}
                """);
        files.put(
                "templates/migrate.yaml",
                """
                apiVersion: batch/v1
                kind: Job
                metadata:
                  name: {{ .Release.Name }}-migrate
                  annotations:
                    helm.sh/hook: pre-install,pre-upgrade
                spec:
                  template:
                    spec: {restartPolicy: Never, containers: [{name: run, image: run}]}
                """);
        var bytes = new LinkedHashMap<String, byte[]>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(UTF_8)));
        return ChartArchive.of(Map.copyOf(bytes));
    }

    private static String definition() {
        return """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: tills.shop.example.org}
        spec:
          group: shop.example.org
          scope: Namespaced
          names: {kind: Till, plural: tills, singular: till}
          versions:
          - name: v1
            served: true
            storage: true
            schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
        """;
    }
}
