package dev.sluice.kustomize.fuzz;

/// Writes configurations of the plugins that are built into kustomize, each with any of its fields.
final class PluginSource {

    private final Choice choice;
    private final ObjectSource objects;
    private int written;

    PluginSource(Choice choice, ObjectSource objects) {
        this.choice = choice;
        this.objects = objects;
    }

    private String head(String kind) {
        return head(kind, "");
    }

    private String head(String kind, String metadata) {
        written++;
        return "apiVersion: builtin\nkind: %s\nmetadata:\n  name: plugin-%d\n%s"
                .formatted(kind, written, metadata);
    }

    String generator() {
        return choice.of(map("ConfigMapGenerator", ""), map("SecretGenerator", type()), account());
    }

    private String type() {
        return choice.of("", "type: example.com/own\n", "type: kubernetes.io/tls\n");
    }

    private String map(String kind, String more) {
        return head(kind, choice.of("", "  namespace: shop\n", "  labels: {a: b}\n"))
                + choice.of("", "name: made-" + written + "\n")
                + (choice.oneIn(25) ? "env: nowhere.env\n" : choice.of("", "behavior: create\n"))
                + "literals:\n- a=b\n- "
                + choice.of("c=d", "\"q='x'\"", "e=", "f=\"y\"")
                + "\n"
                + choice.of(
                        "",
                        "options:\n  disableNameSuffixHash: true\n",
                        "options:\n  immutable: true\n  labels: {x: \"1\"}\n",
                        "options:\n  annotations: {x: \"y\", z: \"true\"}\n")
                + more;
    }

    private String account() {
        return head("IAMPolicyGenerator")
                + "cloud: gke\nkubernetesService:\n  name: account-"
                + written
                + "\n"
                + choice.of("", "  namespace: shop\n")
                + "serviceAccount:\n  name: google\n  projectId: "
                + choice.of("p", "\"1\"")
                + "\n";
    }

    String transformer() {
        return switch (choice.below(14)) {
            case 0 ->
                    head("NamespaceTransformer", "  namespace: moved\n")
                            + choice.of("", "unsetOnly: true\n")
                            + choice.of(
                                    "",
                                    "setRoleBindingSubjects: allServiceAccounts\n",
                                    "setRoleBindingSubjects: none\n",
                                    "setRoleBindingSubjects: defaultOnly\n")
                            + choice.of("", specs());
            case 1 -> head("LabelTransformer") + "labels:\n" + pairs() + specs("labels");
            case 2 ->
                    head("AnnotationsTransformer")
                            + "annotations:\n"
                            + pairs()
                            + specs("annotations");
            case 3 -> head("PrefixSuffixTransformer") + "prefix: p-\nsuffix: -s\n" + specs();
            case 4 -> head("PrefixTransformer") + "prefix: p-\n" + specs();
            case 5 ->
                    head("SuffixTransformer") + "suffix: " + choice.of("-s", "1") + "\n" + specs();
            case 6 ->
                    head("ReplicaCountTransformer")
                            + "replica:\n  name: anchor\n  count: 6\nfieldSpecs:\n- path: spec/"
                            + (choice.oneIn(10)
                                    ? "list"
                                    : choice.of("replicas", "template/spec/made"))
                            + choice.of("\n", "\n  create: true\n")
                            + choice.of("", "  kind: Deployment\n", "  kind: Widget\n");
            case 7 ->
                    head("ImageTagTransformer")
                            + "imageTag:\n  name: "
                            + choice.of("nginx", "redis", "settings", "\"n.*x\"")
                            + "\n"
                            + choice.of("  newTag: 2\n", "  newName: o\n", "  digest: sha256:1\n")
                            + choice.of("", "  tagSuffix: -t\n")
                            + choice.of("", "fieldSpecs:\n- path: spec/value\n  kind: Widget\n");
            case 8 -> valueAdd();
            case 9 ->
                    head("ReplacementTransformer")
                            + "replacements:\n"
                            + new ReplacementSource(choice, objects).item();
            case 10 ->
                    head("PatchTransformer")
                            + "target:\n  kind: Service\n"
                            + choice.of(
                                    "patch: '[{\"op\": \"add\", \"path\": \"/spec/type\", \"value\": \"ClusterIP\"}]'\n",
                                    "patch: |-\n  kind: Service\n  metadata:\n    name: any\n  spec:\n    ports: null\n");
            case 11 ->
                    head("PatchJson6902Transformer")
                            + "target:\n  name: "
                            + choice.of("anchor", ".*")
                            + "\n  kind: Widget\njsonOp: "
                            + choice.of(
                                    "'[{\"op\": \"add\", \"path\": \"/spec/list/0\", \"value\": 1}]'\n",
                                    "|-\n  - op: move\n    from: /spec/value\n    path: /spec/moved\n",
                                    "|-\n  - op: copy\n    from: /spec\n    path: /spec/more\n");
            case 12 ->
                    head("PatchStrategicMergeTransformer")
                            + "patches: |-\n  apiVersion: example.com/v1\n  kind: Widget\n  metadata:\n    name: anchor\n  spec:\n    list: [z]\n    x: "
                            + objects.scalar()
                            + "\n";
            default -> head("HashTransformer");
        };
    }

    /// One that, most of the time, leaves everything as it is.
    String validator() {
        return choice.oneIn(6)
                ? transformer()
                : choice.of(
                        head("ValueAddTransformer")
                                + "value: v\ntargets:\n- fieldPath: spec/x\n  selector:\n    kind: None\n",
                        head("LabelTransformer")
                                + "labels:\n"
                                + pairs()
                                + "fieldSpecs:\n- path: spec/absent\n",
                        head("PatchTransformer")
                                + "target:\n  name: anchor\n  kind: ConfigMap|Widget\npatch: |-\n  kind: Any\n  metadata:\n    name: any\n    absent: null\n");
    }

    private String valueAdd() {
        return head("ValueAddTransformer")
                + "value: "
                + choice.of("v", "\"1\"", "a/b", "true")
                + "\ntargets:\n- fieldPath: "
                + choice.of(
                        "spec/value",
                        "metadata/annotations/note",
                        "metadata/labels/app",
                        "spec/list/0",
                        "spec/list/-",
                        "spec/list/[=b]",
                        "spec/made/deep",
                        "spec/template/spec/containers/[name=main]/image",
                        "metadata/namespace")
                + "\n"
                + choice.of("", "  filePathPosition: 1\n", "  filePathPosition: 9\n")
                + choice.of(
                        "  selector:\n    kind: Widget\n",
                        "  selector:\n    kind: Widget\n    name: anchor\n",
                        "  selector:\n    labelSelector: app=anchor\n    kind: Widget\n");
    }

    private String pairs() {
        return choice.of("  p: q\n", "  n: 1\n  t: true\n", "  a.b/c: \"\"\n", "  \"on\": yes\n");
    }

    private String specs(String where) {
        return choice.oneIn(15)
                ? specs()
                : "fieldSpecs:\n- path: %s\n  create: true\n"
                        .formatted(
                                choice.of("metadata/" + where, "metadata/" + where, "spec/made"));
    }

    private String specs() {
        var text = new StringBuilder("fieldSpecs:\n");
        for (var i = 0; i <= choice.below(2); i++) {
            text.append("- path: ")
                    .append(
                            choice.of(
                                    "metadata/name",
                                    "metadata/name",
                                    "metadata/annotations/made",
                                    "metadata/labels/extra",
                                    "spec/value",
                                    "spec/absent[]/name"))
                    .append('\n')
                    .append(choice.of("", "  create: true\n"))
                    .append(choice.of("", "  kind: Widget\n", "  kind: Service\n"))
                    .append(choice.of("", "", "  version: v1\n", "  group: apps\n"));
        }
        return text.toString();
    }
}
