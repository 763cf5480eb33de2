package dev.sluice.kustomize.fuzz;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/// Writes Kubernetes objects, some of them odd, that refer to each other by a few names.
final class ObjectSource {

    private final Choice choice;
    private final Set<String> taken = new HashSet<>();

    ObjectSource(Choice choice) {
        this.choice = choice;
    }

    String name() {
        return choice.of("web", "db", "cache", "api", "a-very-long-name-for-an-object", "x");
    }

    /// A scalar as YAML, with or without quotes, of any type.
    String scalar() {
        return choice.of(
                "plain",
                "\"quoted\"",
                "'single'",
                "1",
                "\"1\"",
                "0x1F",
                "1.0",
                "1e3",
                "12345678",
                "true",
                "\"true\"",
                "yes",
                "\"no\"",
                "on",
                "null",
                "~",
                "\"\"",
                "2026-11-21",
                "0o17",
                "0777",
                "1_000",
                "12e",
                "'text with spaces and: colon'",
                "\"tab\\there\"",
                "ends with space\\ ",
                "'it''s'",
                "\"$(VAR)\"",
                "x".repeat(60) + " " + "y".repeat(60),
                "\"line\\nbreak\"",
                "ünïcödé",
                "\"\\U0001F600\"");
    }

    private String block(String indent) {
        return choice.of("|", ">", "|-", ">-", "|+")
                + "\n"
                + indent
                + choice.of("first", "- dash", "# hash", "key: value")
                + "\n"
                + choice.of("", indent + "  more\n", "\n", indent + "second\n\n")
                + indent
                + choice.of("last", "end ", "\"q\"");
    }

    private String value(String indent) {
        return choice.oneIn(6) ? block(indent) : scalar();
    }

    String labels(String indent, String field) {
        if (choice.oneIn(3)) {
            return "";
        }
        var text = new StringBuilder(indent + field + ":\n");
        var keys = new TreeSet<String>();
        for (int i = 0; i <= choice.below(3); i++) {
            keys.add(choice.of("app", "tier", "example.com/owner", "\"on\"", "version", "a.b/c"));
        }
        keys.forEach(
                key ->
                        text.append(
                                indent
                                        + "  "
                                        + key
                                        + ": "
                                        + choice.of(
                                                "web", "\"1\"", "\"true\"", "front", scalarString())
                                        + "\n"));
        return text.toString();
    }

    private String scalarString() {
        return choice.of("blue", "\"0123\"", "v1", "\"\"");
    }

    /// One document, of an id of its own.
    String object() {
        for (int attempt = 0; attempt < 20; attempt++) {
            var object = anyObject();
            var id =
                    object.lines()
                            .filter(line -> line.startsWith("kind:") || line.startsWith("  name:"))
                            .limit(2)
                            .toList();
            if (taken.add(id.toString().replace("\"", ""))) {
                return object;
            }
        }
        return "";
    }

    private String anyObject() {
        var name = choice.oneIn(8) ? "\"" + name() + "\"" : name();
        var namespace =
                choice.oneIn(4)
                        ? "  namespace: " + choice.of("default", "shop", "other") + "\n"
                        : "";
        var metadata =
                "metadata:\n  name: "
                        + name
                        + "\n"
                        + namespace
                        + labels("  ", "labels")
                        + labels("  ", "annotations");
        return switch (choice.below(13)) {
            case 0, 1, 2 -> workload(metadata);
            case 3, 4 -> "apiVersion: v1\nkind: ConfigMap\n" + metadata + data();
            case 5 -> "apiVersion: v1\nkind: Secret\n" + metadata + "type: Opaque\n" + data();
            case 6 -> service(metadata);
            case 7 -> "apiVersion: v1\nkind: ServiceAccount\n" + metadata;
            case 8 -> roleBinding(metadata);
            case 9 ->
                    "apiVersion: rbac.authorization.k8s.io/v1\nkind: "
                            + choice.of("Role", "ClusterRole")
                            + "\n"
                            + metadata
                            + "rules:\n- apiGroups: [\"\"]\n  resources: [configmaps]\n  resourceNames: ["
                            + name()
                            + ", "
                            + name()
                            + "]\n";
            case 10 -> ingress(metadata);
            case 11 -> custom(metadata);
            default ->
                    // Two of them are one as soon as a namespace is set.
                    choice.oneIn(30)
                            ? "apiVersion: v1\nkind: Namespace\n" + metadata
                            : choice.of(
                                    "apiVersion: autoscaling/v1\nkind: HorizontalPodAutoscaler\n"
                                            + metadata
                                            + "spec:\n  scaleTargetRef:\n    kind: Deployment\n    name: "
                                            + name()
                                            + "\n",
                                    "apiVersion: v1\nkind: PersistentVolumeClaim\n"
                                            + metadata
                                            + "spec:\n  volumeName: "
                                            + name()
                                            + "\n");
        };
    }

    private String data() {
        if (choice.oneIn(5)) {
            return "";
        }
        var text = new StringBuilder("data:\n");
        for (var key : new String[] {"one", "two.txt", "\"3\"", "yes"}) {
            if (!choice.oneIn(2)) {
                text.append("  ").append(key).append(": ").append(value("    ")).append('\n');
            }
        }
        return text.toString().equals("data:\n") ? "data: {}\n" : text.toString();
    }

    private String workload(String metadata) {
        return switch (choice.below(5)) {
            case 0 -> "apiVersion: v1\nkind: Pod\n" + metadata + "spec:\n" + podSpec("  ");
            case 1 ->
                    "apiVersion: batch/v1\nkind: CronJob\n"
                            + metadata
                            + "spec:\n  schedule: \"* * * * *\"\n  jobTemplate:\n    spec:\n      template:\n        spec:\n"
                            + podSpec("          ");
            case 2 ->
                    "apiVersion: apps/v1\nkind: StatefulSet\n"
                            + metadata
                            + "spec:\n  serviceName: "
                            + name()
                            + "\n"
                            + selector()
                            + template()
                            + choice.of(
                                    "",
                                    "  volumeClaimTemplates:\n  - metadata:\n      name: data\n    spec:\n      storageClassName: "
                                            + name()
                                            + "\n");
            default ->
                    "apiVersion: apps/v1\nkind: "
                            + choice.of("Deployment", "Deployment", "DaemonSet")
                            + "\n"
                            + metadata
                            + "spec:\n"
                            + choice.of(
                                    "", "  replicas: 2\n", "  replicas: \"2\"\n", "  replicas:\n")
                            + selector()
                            + template();
        };
    }

    private String selector() {
        return choice.of("", "  selector:\n    matchLabels:\n      app: web\n", "  selector: {}\n");
    }

    private String template() {
        return "  template:\n"
                + choice.of(
                        "",
                        "    metadata:\n      labels:\n        app: web\n",
                        "    metadata: {}\n")
                + "    spec:\n"
                + podSpec("      ");
    }

    private String podSpec(String in) {
        var text = new StringBuilder();
        text.append(in).append("containers:\n");
        var count = 1 + choice.below(2);
        for (int i = 0; i < count; i++) {
            text.append(in).append("- name: ").append(i == 0 ? "main" : "side").append('\n');
            text.append(in).append("  image: ").append(image()).append('\n');
            if (choice.oneIn(2)) {
                text.append(in).append("  env:\n");
                text.append(in)
                        .append("  - name: A\n")
                        .append(in)
                        .append("    value: ")
                        .append(value(in + "      "))
                        .append('\n');
                text.append(in)
                        .append("  - name: B\n")
                        .append(in)
                        .append("    valueFrom:\n")
                        .append(in)
                        .append("      ")
                        .append(choice.of("configMapKeyRef", "secretKeyRef"))
                        .append(":\n")
                        .append(in)
                        .append("        name: ")
                        .append(name())
                        .append('\n')
                        .append(in)
                        .append("        key: k\n");
            }
            if (choice.oneIn(3)) {
                text.append(in)
                        .append("  ports:\n")
                        .append(in)
                        .append("  - containerPort: 80\n")
                        .append(choice.of("", in + "    protocol: TCP\n", in + "    name: http\n"));
            }
            if (choice.oneIn(3)) {
                text.append(in)
                        .append("  args: [")
                        .append(choice.of("\"--x\", $(VAR)", "a", ""))
                        .append("]\n");
            }
            if (choice.oneIn(4)) {
                text.append(in)
                        .append("  envFrom:\n")
                        .append(in)
                        .append("  - configMapRef: {name: ")
                        .append(name())
                        .append("}\n");
            }
        }
        if (choice.oneIn(3)) {
            text.append(in)
                    .append("volumes:\n")
                    .append(in)
                    .append("- name: v\n")
                    .append(in)
                    .append("  ")
                    .append(
                            choice.of(
                                    "configMap:\n" + in + "    name: " + name(),
                                    "secret:\n" + in + "    secretName: " + name(),
                                    "emptyDir: {}",
                                    "persistentVolumeClaim: {claimName: " + name() + "}"))
                    .append('\n');
        }
        if (choice.oneIn(4)) {
            text.append(in).append("serviceAccountName: ").append(name()).append('\n');
        }
        return text.toString();
    }

    String image() {
        return choice.of(
                "nginx",
                "nginx:1.25",
                "registry.example.com:5000/team/app:v1",
                "nginx@sha256:abc",
                "app:1@sha256:def",
                "\"redis:7\"");
    }

    private String service(String metadata) {
        return "apiVersion: v1\nkind: Service\n"
                + metadata
                + "spec:\n"
                + choice.of("", "  selector:\n    app: web\n", "  selector:\n")
                + "  ports:\n  - port: 80\n    targetPort: "
                + choice.of("http", "8080", "\"8080\"")
                + "\n"
                + choice.of("", "  - port: 443\n    protocol: TCP\n");
    }

    private String roleBinding(String metadata) {
        return "apiVersion: rbac.authorization.k8s.io/v1\nkind: "
                + choice.of("RoleBinding", "ClusterRoleBinding")
                + "\n"
                + metadata
                + "roleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: "
                + choice.of("Role", "ClusterRole")
                + "\n  name: "
                + name()
                + "\nsubjects:\n- kind: ServiceAccount\n  name: "
                + choice.of("default", name())
                + "\n"
                + choice.of("", "  namespace: default\n", "  namespace: shop\n")
                + choice.of("", "- kind: User\n  name: someone\n");
    }

    private String ingress(String metadata) {
        return "apiVersion: networking.k8s.io/v1\nkind: Ingress\n"
                + metadata
                + "spec:\n  tls:\n  - secretName: "
                + name()
                + "\n    hosts: [a.example.com]\n  rules:\n  - host: a.example.com\n    http:\n      paths:\n      - path: /\n        pathType: Prefix\n        backend:\n          service:\n            name: "
                + name()
                + "\n            port: {number: 80}\n";
    }

    private String custom(String metadata) {
        return "apiVersion: example.com/v1\nkind: "
                + choice.of("Widget", "Gadget")
                + "\n"
                + metadata
                + "spec:\n  value: "
                + value("    ")
                + "\n  list:\n  - "
                + scalar()
                + "\n  - name: "
                + name()
                + "\n  nested: {a: "
                + choice.of("1", "\"x\"", "[1, 2]", "{b: c}")
                + "}\n"
                + choice.of("", "  containers:\n  - image: " + image() + "\n");
    }
}
