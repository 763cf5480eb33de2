package dev.sluice.kustomize.fuzz;

import java.util.List;
import java.util.Map;

/// Writes `configMapGenerator` and `secretGenerator`, with the files that they read.
final class GeneratorSource {

    private final Choice choice;
    private final Map<String, String> files;

    GeneratorSource(Choice choice, Map<String, String> files) {
        this.choice = choice;
        this.files = files;
    }

    /// @param isRenamed whether what is generated below has another name or namespace here
    void write(String directory, boolean isRenamed, StringBuilder text) {
        for (var kind : List.of("configMapGenerator", "secretGenerator")) {
            var isBase = directory.equals("base");
            if (!isBase && !choice.oneIn(3)) {
                continue;
            }
            var merges = !isBase && !directory.equals("other") && choice.oneIn(isRenamed ? 20 : 2);
            text.append(kind)
                    .append(":\n- name: ")
                    .append(isBase || merges ? "settings" : "own-" + directory)
                    .append('\n');
            text.append(
                    merges
                            ? choice.of("  behavior: merge\n", "  behavior: replace\n")
                            : choice.of("", "  behavior: create\n"));
            text.append(choice.oneIn(merges ? 60 : 12) ? "  namespace: shop\n" : "");
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
}
