package dev.sluice.kustomize.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Writes trees of kustomizations that combine features: a base or two, an overlay, perhaps a
/// component. The directory to build is `top`.
public final class KustomizationSource {

    /// Objects that are always there, for patches and references to find.
    private static final String ANCHORS =
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
              list:
              - a
              - b
            """;

    /// More of them, of many kinds that name each other.
    private static final String MORE_ANCHORS =
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
                server:
                  host: 'old-host'
                  port: 80
                list:
                - name: a
                  value: 1
                - {name: b, value: "2"}
                text: |
                  several
                  lines
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

    /// What describes widgets to kustomize.
    private static final String SCHEMA =
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
    private boolean hasAnchors;
    private final ObjectSource objects;
    private final StyleSource style;
    private final PluginSource plugins;
    private final ReplacementSource replacements;
    private final SequencedMap<String, String> files = new LinkedHashMap<>();

    private KustomizationSource(long seed) {
        this.choice = new Choice(seed);
        this.objects = new ObjectSource(choice);
        this.style = new StyleSource(choice);
        this.plugins = new PluginSource(choice, objects);
        this.replacements = new ReplacementSource(choice, objects);
    }

    /// The files of one tree, by path.
    public static Map<String, String> files(long seed) {
        var source = new KustomizationSource(seed);
        source.tree();
        return source.files;
    }

    private void tree() {
        var below = new ArrayList<String>();
        layer("base", List.of());
        below.add("../base");
        if (choice.oneIn(3)) {
            layer("other", List.of());
            below.add("../other");
        }
        if (choice.oneIn(3)) {
            layer("middle", below);
            below.clear();
            below.add("../middle");
        }
        layer("top", below);
    }

    private void layer(String directory, List<String> below) {
        var text = new StringBuilder();
        var resources = new ArrayList<>(below);
        hasAnchors = !directory.equals("other");
        if (below.isEmpty() || choice.oneIn(3)) {
            for (int i = 0; i <= choice.below(2); i++) {
                var file = "objects" + i + ".yaml";
                files.put(directory + "/" + file, style.file(documents()));
                resources.add(file);
            }
        }
        if (directory.equals("base")) {
            var anchors = ANCHORS + "---\n" + MORE_ANCHORS;
            files.put("base/anchors.yaml", choice.oneIn(6) ? style.file(anchors) : anchors);
            resources.add("anchors.yaml");
        }
        text.append("resources:\n");
        resources.forEach(resource -> text.append("- ").append(resource).append('\n'));
        names(text);
        labels(text);
        generators(directory, text);
        patches(directory, text);
        images(text);
        references(text);
        components(directory, text);
        rest(directory, text);
        plugins(directory, text);
        former(directory, text);
        files.put(
                directory + "/kustomization.yaml",
                choice.oneIn(12) ? text.toString().replace("\n", "\r\n") : text.toString());
    }

    private String documents() {
        var documents = new ArrayList<String>();
        for (int i = 0; i <= choice.below(4); i++) {
            documents.add(objects.object());
        }
        return String.join("---\n", documents);
    }

    private void names(StringBuilder text) {
        if (choice.oneIn(3)) {
            text.append("namePrefix: ").append(choice.of("eu-", "a.", "\"1\"", "x")).append('\n');
        }
        if (choice.oneIn(5)) {
            text.append("nameSuffix: ").append(choice.of("-blue", "-v2", "\"0\"")).append('\n');
        }
        if (choice.oneIn(4)) {
            text.append("namespace: ").append(choice.of("shop", "default", "\"123\"")).append('\n');
        }
    }

    private void labels(StringBuilder text) {
        if (choice.oneIn(5)) {
            text.append("commonLabels:\n  ")
                    .append(choice.of("app", "tier", "new"))
                    .append(": ")
                    .append(choice.of("one", "\"2\"", "\"true\""))
                    .append('\n');
        }
        if (choice.oneIn(4)) {
            text.append("labels:\n- pairs:\n    ")
                    .append(choice.of("app", "tier", "extra"))
                    .append(": ")
                    .append(choice.of("three", "\"4\""))
                    .append('\n')
                    .append(
                            choice.of(
                                    "",
                                    "  includeSelectors: true\n",
                                    "  includeTemplates: true\n",
                                    "  fields:\n  - path: spec/made/labels\n    kind: Widget\n    create: true\n"));
        }
        if (choice.oneIn(4)) {
            text.append("commonAnnotations:\n  ")
                    .append(choice.of("example.com/owner", "note", "version"))
                    .append(": ")
                    .append(choice.of("me", "\"5\"", "\"null\""))
                    .append('\n');
        }
    }

    private void generators(String directory, StringBuilder text) {
        for (var kind : List.of("configMapGenerator", "secretGenerator")) {
            var isBase = directory.equals("base");
            if (!isBase && !choice.oneIn(3)) {
                continue;
            }
            var merges = !isBase && !directory.equals("other") && choice.oneIn(2);
            text.append(kind)
                    .append(":\n- name: ")
                    .append(isBase || merges ? "settings" : "own-" + directory)
                    .append('\n');
            text.append(
                    merges
                            ? choice.of("  behavior: merge\n", "  behavior: replace\n")
                            : choice.of("", "  behavior: create\n"));
            text.append(choice.oneIn(12) ? "  namespace: shop\n" : "");
            if (!choice.oneIn(3)) {
                text.append("  literals:\n  - ")
                        .append(choice.of("a=b", "a=\"q\"", "one=two=three", "empty=", "one=x"))
                        .append("\n  - ")
                        .append(choice.of("long=" + "z".repeat(100), "k='v'", "two.txt=2"))
                        .append('\n');
            }
            if (choice.oneIn(3)) {
                files.put(
                        directory + "/" + kind + ".env",
                        choice.of("K=v\n# c\nEMPTY\n  SPACED=x \n", "", "A=1\r\nB=2"));
                text.append("  envs: [").append(kind).append(".env]\n");
            }
            if (choice.oneIn(3)) {
                files.put(
                        directory + "/" + kind + ".txt",
                        choice.of("text\n", "no newline", "a\n b\n\n", "tab\t\nspace \n"));
                text.append("  files: [")
                        .append(choice.of("", "renamed="))
                        .append(kind)
                        .append(".txt]\n");
            }
            if (choice.oneIn(4)) {
                text.append("  options:\n")
                        .append(
                                choice.of(
                                        "    disableNameSuffixHash: true\n",
                                        "    labels:\n      g: \"1\"\n",
                                        "    immutable: true\n",
                                        "    annotations:\n      h: i\n"));
            }
        }
        if (choice.oneIn(7)) {
            text.append("generatorOptions:\n")
                    .append(
                            choice.of(
                                    "  disableNameSuffixHash: true\n",
                                    "  labels:\n    all: generated\n",
                                    "  immutable: true\n"));
        }
    }

    private String target() {
        return choice.of(
                "    kind: Deployment\n    name: anchor\n",
                "    kind: Service|Widget\n    name: anchor\n",
                "    kind: ConfigMap|Service\n    labelSelector: app=anchor\n",
                "    name: web\n",
                "    name: .*b\n",
                "    namespace: shop\n",
                "    labelSelector: app=web\n",
                "    labelSelector: tier,app=anchor\n",
                "    annotationSelector: note\n",
                "    group: apps\n    version: v1\n");
    }

    private void patches(String directory, StringBuilder text) {
        if (choice.oneIn(2)) {
            return;
        }
        text.append("patches:\n");
        for (int i = 0; i <= choice.below(2); i++) {
            text.append("- target:\n").append(target()).append("  patch: |-\n");
            (choice.oneIn(3) ? jsonPatch() : strategicPatch())
                    .lines()
                    .forEach(line -> text.append("    ").append(line).append('\n'));
        }
        if (hasAnchors && choice.oneIn(4)) {
            files.put(directory + "/patch.yaml", anchorPatch());
            text.append("- path: patch.yaml\n");
        }
    }

    private String anchorPatch() {
        return choice.of(
                "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: anchor\n  labels:\n    app: patched\nspec:\n  replicas: 1\n  template:\n    metadata:\n      labels: {q: r}\n",
                "apiVersion: v1\nkind: Service\nmetadata:\n  name: anchor\n  annotations: null\nspec:\n  ports:\n  - port: 443\n",
                "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: anchor\ndata:\n  one: null\n  two: "
                        + objects.scalar()
                        + "\n",
                "apiVersion: example.com/v1\nkind: Widget\nmetadata:\n  name: anchor\nspec:\n  list: [c]\n  more: {x: "
                        + objects.scalar().replace("~", "1")
                        + "}\n");
    }

    private String jsonPatch() {
        return choice.of(
                "- op: add\n  path: /metadata/labels/patched\n  value: \"yes\"\n",
                "- op: add\n  path: /metadata/annotations\n  value: {p: q}\n",
                "- op: replace\n  path: /metadata/name\n  value: renamed\n",
                "- op: remove\n  path: /metadata/labels\n",
                "- op: add\n  path: /spec\n  value:\n    replicas: 7\n    big: 12345678901\n",
                "- op: add\n  path: /data\n  value: {j: \"" + choice.of("1", "x") + "\"}\n",
                "- op: test\n  path: /metadata/labels/app\n  value: anchor\n",
                "[{\"op\": \"add\", \"path\": \"/metadata/annotations/x~1y\", \"value\": \"z\"}]\n");
    }

    private String strategicPatch() {
        var head =
                choice.of("", "apiVersion: apps/v1\n")
                        + "kind: "
                        + choice.of("Deployment", "ConfigMap", "Whatever")
                        + "\nmetadata:\n  name: "
                        + choice.of("web", "any")
                        + "\n";
        return head
                + choice.of(
                        "  labels:\n    p: q\n",
                        "  annotations:\n    note: null\n    more: \"1\"\n",
                        "data:\n  one: patched\n  \"3\": null\n  added: " + objects.scalar() + "\n",
                        "spec:\n  replicas: 9\n",
                        "spec:\n  template:\n    spec:\n      containers:\n      - name: main\n        env:\n        - name: A\n          value: patched\n        - name: C\n          value: new\n      - name: third\n        image: third:1\n",
                        "spec:\n  template:\n    spec:\n      containers:\n      - name: side\n        $patch: delete\n",
                        "spec:\n  template:\n    spec:\n      volumes:\n      - name: v\n        emptyDir: {}\n",
                        "spec:\n  ports:\n  - port: 80\n    name: web\n  - port: 81\n",
                        "spec:\n  value: " + objects.scalar() + "\n  list: [only]\n",
                        "$patch: delete\n",
                        "spec:\n  $patch: replace\n  template: {}\n",
                        "spec: null\n",
                        "subjects:\n- kind: Group\n  name: g\n");
    }

    private void images(StringBuilder text) {
        if (choice.oneIn(3)) {
            text.append("images:\n- name: ")
                    .append(
                            choice.of(
                                    "nginx",
                                    "redis",
                                    "registry.example.com:5000/team/app",
                                    "\".*\"",
                                    "app"))
                    .append('\n')
                    .append(
                            choice.of(
                                    "  newTag: v9\n",
                                    "  newName: other\n",
                                    "  digest: sha256:123\n",
                                    "  newName: r.io/x\n  newTag: \"2\"\n",
                                    "  tagSuffix: -x\n"));
        }
        if (choice.oneIn(hasAnchors ? 6 : 60)) {
            text.append("replicas:\n- name: ")
                    .append(choice.oneIn(30) ? objects.name() : "anchor")
                    .append("\n  count: 4\n");
        }
    }

    private void references(StringBuilder text) {
        if (choice.oneIn(hasAnchors ? 5 : 40)) {
            text.append("replacements:\n- source:\n    kind: ")
                    .append(
                            choice.of(
                                    "ConfigMap\n    name: anchor\n    fieldPath: data.one",
                                    "Service\n    name: anchor\n    fieldPath: metadata.name",
                                    "Deployment\n    name: anchor\n    fieldPath: "
                                            + choice.of(
                                                    "spec.replicas",
                                                    "metadata.labels",
                                                    "spec.template.spec.containers.[name=side].image")))
                    .append("\n  targets:\n  - select:\n      kind: ")
                    .append(choice.of("Deployment", "Widget", "Service") + "\n      name: anchor")
                    .append("\n    fieldPaths:\n    - ")
                    .append(
                            choice.of(
                                    "metadata.annotations.copied",
                                    "spec.template.spec.containers.*.image",
                                    "metadata.labels.app",
                                    "metadata.name",
                                    "metadata.labels.app"))
                    .append('\n')
                    .append(
                            choice.of(
                                    "",
                                    "    options:\n      create: true\n",
                                    "    options:\n      delimiter: \"-\"\n      index: 1\n"));
        }
        if (hasAnchors && choice.oneIn(4)) {
            text.append(text.indexOf("\nreplacements:\n") < 0 ? "replacements:\n" : "")
                    .append(replacements.item());
        }
        if (choice.oneIn(hasAnchors ? 8 : 60)) {
            text.append("vars:\n- name: VAR\n  objref:\n    apiVersion: v1\n    kind: ")
                    .append(
                            choice.of(
                                    "Service\n    name: anchor\n",
                                    "ConfigMap\n    name: anchor\n  fieldref:\n    fieldpath: data.one\n"));
        }
    }

    private void components(String directory, StringBuilder text) {
        if (choice.oneIn(6)) {
            files.put(
                    directory + "-component/kustomization.yaml",
                    "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n"
                            + choice.of(
                                    "namePrefix: c-\n",
                                    "commonLabels:\n  component: \"1\"\n",
                                    "patches:\n- target:\n    kind: Deployment\n  patch: |-\n    - op: add\n      path: /spec/paused\n      value: true\n",
                                    "configMapGenerator:\n- name: web\n  literals: [c=d]\n",
                                    "namespace: component\n",
                                    "nameSuffix: -c\n",
                                    "replacements:\n" + replacements.item(),
                                    "transformers:\n" + inline(plugins.transformer()),
                                    "generators:\n" + inline(plugins.generator()),
                                    "images:\n- name: nginx\n  newTag: c\n"));
            text.append("components:\n- ../").append(directory).append("-component\n");
        }
    }

    private void rest(String directory, StringBuilder text) {
        if (choice.oneIn(7)) {
            files.put(
                    directory + "/fields.yaml",
                    "nameReference:\n- kind: ConfigMap\n  fieldSpecs:\n  - kind: Widget\n    path: spec/value\nimages:\n- path: spec/list[]/name\n  kind: Gadget\ncommonLabels:\n- path: spec/nested/labels\n  kind: Widget\n  create: true\n");
            text.append("configurations: [fields.yaml]\n");
        }
        if (choice.oneIn(9)) {
            text.append("sortOptions:\n  order: ")
                    .append(
                            choice.of(
                                    "fifo\n",
                                    "legacy\n",
                                    "legacy\n  legacySortOptions:\n    orderFirst: [Widget, Service]\n    orderLast: [Namespace]\n"));
        }
        if (choice.oneIn(9)) {
            text.append("buildMetadata: [")
                    .append(
                            choice.of(
                                    "originAnnotations",
                                    "transformerAnnotations",
                                    "originAnnotations, transformerAnnotations",
                                    "managedByLabel"))
                    .append("]\n");
        }
    }

    /// Plugins in a file, in a directory or in place.
    private void plugins(String directory, StringBuilder text) {
        if (choice.oneIn(8)) {
            text.append("generators:\n")
                    .append(named(directory + "/generator", plugins.generator()));
        }
        if (hasAnchors && choice.oneIn(4)) {
            text.append("transformers:\n");
            for (var i = 0; i <= choice.below(2); i++) {
                var file = directory + "/transformer" + i;
                text.append(named(file, plugins.transformer()));
            }
        }
        if (choice.oneIn(60)) {
            text.append("validators:\n").append(inline(plugins.transformer()));
        }
    }

    private String named(String file, String configuration) {
        if (choice.oneIn(2)) {
            return inline(configuration);
        }
        var name = file.substring(file.indexOf('/') + 1);
        if (choice.oneIn(2)) {
            files.put(file + ".yaml", configuration);
            return "- " + name + ".yaml\n";
        }
        files.put(file + "/kustomization.yaml", "resources: [plugin.yaml]\n");
        files.put(file + "/plugin.yaml", configuration);
        return "- " + name + "\n";
    }

    private static String inline(String configuration) {
        var text = new StringBuilder("- |-\n");
        configuration.lines().forEach(line -> text.append("  ").append(line).append('\n'));
        return text.toString();
    }

    /// Fields that newer ones replace, and those about schemas.
    private void former(String directory, StringBuilder text) {
        if (hasAnchors && choice.oneIn(12)) {
            text.append("patchesStrategicMerge:\n").append(inline(anchorPatch()));
        }
        if (hasAnchors && choice.oneIn(12)) {
            text.append("patchesJson6902:\n- target:\n    kind: Widget\n    version: v1\n")
                    .append("    group: example.com\n    name: anchor\n  patch: |-\n")
                    .append("    - op: add\n      path: /spec/list/-\n      value: ")
                    .append(choice.of("c", "1", "{a: b}"))
                    .append('\n');
        }
        if (choice.oneIn(60)) {
            files.put(directory + "/schema.json", SCHEMA);
            text.append("openapi:\n  path: schema.json\n");
        }
        if (choice.oneIn(15)) {
            files.put(directory + "/crd.json", crd());
            text.append("crds: [crd.json]\n");
        }
        if (choice.oneIn(10)) {
            text.append("metadata:\n  name: k\n  labels: {own: label}\n");
        }
    }

    private String crd() {
        return """
               {"example.Widget": {"Schema": {"properties": {
                 "apiVersion": {"type": "string"}, "kind": {"type": "string"},
                 "metadata": {"$ref": "k8s.io/apimachinery/pkg/apis/meta/v1.ObjectMeta"},
                 "spec": {"$ref": "example.WidgetSpec"}}},
                 "Dependencies": ["example.WidgetSpec"]},
               "example.WidgetSpec": {"Schema": {"properties": {
                 "value": {"description": "d", "type": "string",
                   "x-kubernetes-object-ref-api-version": "v1",
                   "x-kubernetes-object-ref-kind": "%s"},
                 "labels": {"type": "object", "x-kubernetes-%s": ""}}}}}
               """
                .formatted(
                        choice.of("ConfigMap", "Secret", "Service"),
                        choice.of("label-selector", "annotation", "identity"));
    }
}
