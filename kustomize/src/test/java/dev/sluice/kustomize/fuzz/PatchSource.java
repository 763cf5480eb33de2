package dev.sluice.kustomize.fuzz;

import java.util.Map;

/// Writes patches of both kinds, most of them for the anchors.
final class PatchSource {

    private final Choice choice;
    private final ObjectSource objects;
    private final Map<String, String> files;

    PatchSource(Choice choice, ObjectSource objects, Map<String, String> files) {
        this.choice = choice;
        this.objects = objects;
        this.files = files;
    }

    void write(String directory, boolean hasAnchors, StringBuilder text) {
        if (choice.oneIn(2)) {
            return;
        }
        text.append("patches:\n");
        for (int i = 0; i <= choice.below(2); i++) {
            var isJson = choice.oneIn(3);
            var target = isJson && !choice.oneIn(20) ? anchors() : target();
            text.append("- target:\n").append(target).append("  patch: |-\n");
            (isJson ? jsonPatch() : strategicPatch())
                    .lines()
                    .forEach(line -> text.append("    ").append(line).append('\n'));
        }
        if (hasAnchors && choice.oneIn(4)) {
            files.put(directory + "/patch.yaml", anchorPatch());
            text.append("- path: patch.yaml\n");
        }
    }

    String anchorPatch() {
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
        return choice.oneIn(12) ? harshJsonPatch() : mildJsonPatch();
    }

    /// After it other patches may not find what they look for.
    private String harshJsonPatch() {
        return choice.of(
                "- op: remove\n  path: /metadata/labels\n",
                "- op: add\n  path: /spec\n  value:\n    replicas: 7\n    big: 12345678901\n",
                "- op: test\n  path: /metadata/labels/app\n  value: anchor\n");
    }

    private String mildJsonPatch() {
        return choice.of(
                "- op: add\n  path: /metadata/labels/patched\n  value: \"yes\"\n",
                "- op: add\n  path: /metadata/annotations\n  value: {p: q}\n",
                "- op: replace\n  path: /metadata/name\n  value: renamed\n",
                "- op: add\n  path: /data\n  value: {j: \"" + choice.of("1", "x") + "\"}\n",
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
        return head + (choice.oneIn(15) ? harshChange() : mildChange());
    }

    /// After it others may not find what they look for.
    private String harshChange() {
        return choice.of(
                "$patch: delete\n", "spec:\n  $patch: replace\n  template: {}\n", "spec: null\n");
    }

    private String mildChange() {
        return choice.of(
                "  labels:\n    p: q\n",
                "  annotations:\n    note: null\n    more: \"1\"\n",
                "data:\n  one: patched\n  \"3\": null\n  added: " + objects.scalar() + "\n",
                "spec:\n  replicas: 9\n",
                "spec:\n  template:\n    spec:\n      containers:\n      - name: main\n        env:\n        - name: A\n          value: patched\n        - name: C\n          value: new\n      - name: third\n        image: third:1\n",
                "spec:\n  template:\n    spec:\n      containers:\n      - name: side\n        $patch: delete\n",
                "spec:\n  template:\n    spec:\n      volumes:\n      - name: v\n        emptyDir: {}\n",
                "spec:\n  ports:\n  - port: 80\n    name: web\n  - port: 81\n",
                "spec:\n  value: " + objects.scalar() + "\n  list: [only]\n",
                "subjects:\n- kind: Group\n  name: g\n");
    }

    /// Objects of which is known what is in them.
    private String anchors() {
        return choice.of(
                "    kind: Deployment\n    name: anchor\n",
                "    kind: Service|Widget\n    name: anchor\n",
                "    kind: ConfigMap|Service\n    labelSelector: app=anchor\n",
                "    labelSelector: tier,app=anchor\n");
    }

    private String target() {
        return choice.of(
                anchors(),
                "    name: web\n",
                "    name: .*b\n",
                "    namespace: shop\n",
                "    labelSelector: app=web\n",
                "    annotationSelector: note\n",
                "    group: apps\n    version: v1\n");
    }
}
