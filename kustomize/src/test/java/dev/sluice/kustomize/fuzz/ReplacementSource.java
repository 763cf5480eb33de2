package dev.sluice.kustomize.fuzz;

/// Writes `replacements` between the objects that are always there, with any options.
final class ReplacementSource {

    private final Choice choice;
    private final ObjectSource objects;

    ReplacementSource(Choice choice, ObjectSource objects) {
        this.choice = choice;
        this.objects = objects;
    }

    /// What is copied: its type decides where it fits.
    private enum Value {
        TEXT,
        NUMBER,
        STRUCTURE
    }

    /// One replacement, as an item of a list.
    String item() {
        var value = choice.of(Value.TEXT, Value.TEXT, Value.NUMBER, Value.STRUCTURE);
        var delimiter = value == Value.TEXT && choice.oneIn(5) ? choice.of("-", ":", "/", ".") : "";
        if (value == Value.TEXT && choice.oneIn(8)) {
            return "- sourceValue: " + choice.of("x-y", "\"1\"", "'a:b/c'") + "\n" + targets(value);
        }
        return "- source:\n"
                + source(value)
                + (delimiter.isEmpty()
                        ? ""
                        : "    options:\n      delimiter: \"" + delimiter + "\"\n")
                + targets(value);
    }

    private String source(Value value) {
        return switch (value) {
            case TEXT ->
                    choice.of(
                            source("ConfigMap", "data.one"),
                            source("ConfigMap", choice.of("metadata.name", "metadata.labels.tier")),
                            source("Service", choice.of("metadata.name", "spec.ports.0.name")),
                            source("Deployment", "spec.template.spec.containers.[name=side].image"),
                            source("Deployment", "spec.template.spec.containers.0.env.0.value"),
                            source("Widget", choice.of("spec.list.1", "spec.value")),
                            source("Document", choice.of("data.plain", "data.json", "data.yaml")));
            case NUMBER ->
                    choice.of(
                            source("Service", "spec.ports.[name=http].port"),
                            source("Deployment", "spec.replicas"),
                            source("Document", "data.number"));
            case STRUCTURE ->
                    choice.of(
                            source("Service", "spec.ports"),
                            source("Deployment", "metadata.labels"),
                            source("Widget", "spec.list"));
        };
    }

    private String source(String kind, String path) {
        return "    kind: %s\n    name: anchor\n    fieldPath: %s\n".formatted(kind, path);
    }

    private String targets(Value value) {
        var text = new StringBuilder("  targets:\n");
        for (var i = 0; i <= choice.below(2); i++) {
            var kind = choice.of("Deployment", "Service", "Widget", "Document", "Document");
            text.append("  - select:\n").append(selection(kind)).append(reject());
            text.append("    fieldPaths:\n");
            for (var path = 0; path <= choice.below(2); path++) {
                text.append("    - ").append(path(kind, value)).append('\n');
            }
            text.append(options(value));
        }
        return text.toString();
    }

    private String selection(String kind) {
        return choice.oneIn(15)
                ? choice.of(
                        "      labelSelector: app=anchor\n",
                        "      group: example.com\n      version: v1\n      name: anch.*\n")
                : "      kind: " + kind + "\n      name: anchor\n";
    }

    private String reject() {
        return choice.oneIn(6)
                ? "    reject:\n    - "
                        + choice.of(
                                "kind: Gadget\n",
                                "labelSelector: tier\n",
                                "name: anchor\n      kind: Widget\n",
                                "annotationSelector: note=here\n")
                : "";
    }

    private String path(String kind, Value value) {
        if (value == Value.STRUCTURE) {
            return choice.of("spec.made", "spec.made.deep", "data.json.made", "data.yaml.made");
        }
        if (choice.oneIn(4)) {
            return choice.of(
                    "metadata.annotations.copied",
                    "metadata.labels.app",
                    "metadata.name",
                    "metadata.annotations.[example.com/path]",
                    "metadata.annotations.example\\.com/path",
                    "spec.made.deep.field");
        }
        return switch (kind) {
            case "Deployment" ->
                    value == Value.NUMBER
                            ? choice.of(
                                    "spec.replicas",
                                    "spec.template.spec.containers.0.ports.0.containerPort")
                            : choice.of(
                                    "spec.template.spec.containers.*.image",
                                    "spec.template.spec.containers.[name=main].env.[name=A].value",
                                    "spec.template.spec.containers.[name=main].env.[name=NEW].value",
                                    "spec.template.spec.containers.[name=new].image",
                                    "spec.template.spec.containers.[image=redis].args.[=redis]",
                                    "spec.template.spec.containers.1.args.0");
            case "Service" ->
                    choice.of(
                            "spec.ports.0.targetPort", "spec.ports.[port=80].targetPort", "spec.x");
            case "Widget" ->
                    choice.of(
                            "spec.value",
                            "spec.list.0",
                            "spec.list.2",
                            "spec.list.*",
                            "spec.list.[=a]");
            default ->
                    value == Value.NUMBER
                            ? choice.of(
                                    "data.json.server.port", "data.yaml.server.port", "data.new")
                            : choice.of(
                                    "data.plain",
                                    "data.json.server.host",
                                    "data.json.list.1",
                                    "data.json.x",
                                    "data.json.made",
                                    "data.yaml.server.host",
                                    "data.yaml.list.[name=b].value",
                                    "data.yaml.list.[name=c].value",
                                    "data.yaml.list.*.name",
                                    "data.yaml.text");
        };
    }

    private String options(Value value) {
        if (choice.oneIn(10)) {
            return "";
        }
        var delimiter = value == Value.TEXT && choice.oneIn(5) ? choice.of("-", ":", "/", "") : "";
        return "    options:\n      create: true\n"
                + (delimiter.isEmpty()
                        ? ""
                        : "      delimiter: \"%s\"\n      index: %s\n"
                                .formatted(delimiter, choice.of("0", "1", "-1", "9")));
    }
}
