package dev.sluice.kustomize.fuzz;

import java.util.stream.Collectors;

/// Writes the same documents in other ways: with comments, markers, anchors, other line ends.
final class StyleSource {

    private final Choice choice;

    StyleSource(Choice choice) {
        this.choice = choice;
    }

    /// A file of documents, perhaps in an unusual style.
    String file(String documents) {
        if (!choice.oneIn(4)) {
            return documents;
        }
        return switch (choice.below(300) == 0 ? 9 : choice.below(8)) {
            case 0 -> "---\n" + documents + "---\n";
            case 1 -> "# of the whole file\n\n" + documents + "\n# at the end\n";
            case 2 -> documents.contains("|") ? documents : commented(documents);
            case 3 -> documents.replace("\n", "\r\n");
            case 4 -> "\uFEFF" + documents;
            case 5 -> "---\n---\n" + documents + "---\n# nothing\n---\n";
            case 6 -> list(documents);
            case 7 -> documents.replace("---\n", "--- # next\n");
            default -> "%YAML 1.1\n---\n" + documents;
        };
    }

    private String commented(String documents) {
        return documents
                .lines()
                .map(line -> line.startsWith("---") ? line : line + (choice.oneIn(3) ? " # c" : ""))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// All documents as the items of one object.
    private String list(String documents) {
        var text = new StringBuilder("apiVersion: v1\nkind: List\nitems:\n");
        for (var document : documents.split("(?m)^---\n")) {
            if (document.isBlank()) {
                continue;
            }
            var prefix = "- ";
            for (var line : document.split("\n", -1)) {
                text.append(line.isEmpty() ? "" : prefix).append(line).append('\n');
                prefix = "  ";
            }
        }
        return text.toString();
    }
}
