package dev.sluice.kustomize.fuzz;

/// Objects that patches, references and replacements find in every tree.
final class Anchors {

    /// Objects that are always there, for patches and references to find.
    private static final String FEW =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: anchor
              labels:
                app: anchor
            spec:
              replicas: 3
              template:
                metadata:
                  labels: {app: anchor}
                spec:
                  containers:
                  - name: main
                    image: nginx:1.25
                    ports:
                    - containerPort: 80
                    env:
                    - name: A
                      value: "1"
                    envFrom:
                    - configMapRef: {name: settings}
                    - secretRef: {name: settings}
                  - name: side
                    image: redis
                    args: ["$(VAR)", "x-$(VAR)"]
            ---
            apiVersion: v1
            kind: Service
            metadata:
              name: anchor
              labels: {app: anchor}
              annotations: {note: here}
            spec:
              ports:
              - port: 80
                name: http
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: anchor
              labels: {app: anchor, tier: "1"}
            data:
              one: value-of-one
            ---
            apiVersion: example.com/v1
            kind: Widget
            metadata:
              name: anchor
              labels: {app: anchor}
            spec:
              value: settings
              ref: {name: settings}
              list:
              - a
              - b
            """;

    /// More of them, of many kinds that name each other.
    private static final String MORE =
            """
            apiVersion: example.com/v1
            kind: Document
            metadata:
              name: anchor
              labels: {app: anchor}
              annotations:
                number: 1
                date: 2026-11-30
            data:
              plain: a-b-c
              number: 5
              date: 2026-11-30
              json: '{"server": {"host": "h:1", "port": 80}, "list": [1, "two"], "x": null}'
              yaml: |
                # the server
                server: &server
                  host: 'old-host' # where
                  port: 80

                list:
                - name: a
                  value: 1
                # the second
                - {name: b, value: "2"} # b
                text: |
                  several
                  lines
                copy:
                  <<: *server
                  tagged: !Ref name
                  # closes the copy
                # the end
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata:
              name: anchor
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: anchor}
            subjects:
            - kind: ServiceAccount
              name: anchor
            - kind: ServiceAccount
              name: default
              namespace: default
            - {kind: Group, name: anchor}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata:
              name: anchor
            rules:
            - apiGroups: [""]
              resources: [configmaps]
              resourceNames: [settings, anchor]
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata:
              name: anchor
            imagePullSecrets:
            - name: settings
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata:
              name: anchor
            spec:
              serviceName: anchor
              replicas: 1
              volumeClaimTemplates:
              - metadata: {name: data}
                spec: {storageClassName: anchor}
              template:
                spec:
                  serviceAccountName: anchor
                  initContainers:
                  - {name: init, image: "busybox:1@sha256:abc"}
                  volumes:
                  - name: all
                    projected:
                      sources:
                      - configMap: {name: settings}
                      - secret: {name: settings}
            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata:
              name: anchor
            ---
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata:
              name: anchor
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: StatefulSet, name: anchor}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: anchor
            spec:
              podSelector:
                matchExpressions:
                - {key: app, operator: In, values: [anchor]}
              ingress:
              - from:
                - podSelector: {matchLabels: {app: anchor}}
            ---
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: widgets.example.com
            spec:
              group: example.com
              names: {kind: Widget, plural: widgets}
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata:
              name: anchor
            webhooks:
            - name: a.example.com
              clientConfig:
                service: {name: anchor, namespace: default, path: /x}
            ---
            apiVersion: v1
            kind: Namespace
            metadata:
              name: shop
            """;

    /// All of them as one file.
    static final String FILE = FEW + "---\n" + MORE;

    private Anchors() {}
}
