package dev.sluice.helm.encoding;

import dev.sluice.manifest.Problem;

/// What go-yaml 2 would have said of a problem of the reader.
final class GoYamlWords {

    private GoYamlWords() {}

    static String of(Problem problem) {
        return "yaml: " + problem.message();
    }
}
