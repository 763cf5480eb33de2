package dev.sluice.kustomize.fuzz;

/// Writes what changes names, namespaces, labels and annotations of all objects.
final class NamingSource {

    private final Choice choice;

    NamingSource(Choice choice) {
        this.choice = choice;
    }

    /// Writes prefixes, suffixes and namespaces; tells whether any.
    boolean names(StringBuilder text) {
        var length = text.length();
        if (choice.oneIn(3)) {
            text.append("namePrefix: ").append(choice.of("eu-", "a.", "\"1\"", "x")).append('\n');
        }
        if (choice.oneIn(5)) {
            text.append("nameSuffix: ").append(choice.of("-blue", "-v2", "\"0\"")).append('\n');
        }
        if (choice.oneIn(4)) {
            text.append("namespace: ").append(choice.of("shop", "default", "\"123\"")).append('\n');
        }
        return text.length() > length;
    }

    void labels(StringBuilder text) {
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
}
