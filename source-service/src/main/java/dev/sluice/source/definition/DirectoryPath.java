package dev.sluice.source.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A directory of a source, as the contract writes it: `./apps//prod/` is `apps/prod`.
final class DirectoryPath {

    private DirectoryPath() {}

    /// Reads the field `path`; a path that leaves the repository is a finding.
    static String of(Fields spec) {
        var text = spec.string("path").orElse("");
        var path = normal(text);
        if (path.isEmpty()) {
            spec.invalid(
                    "path",
                    "%s '%s' leaves the repository".formatted(spec.pathOf("path"), text),
                    "write a directory inside it, from its root");
        }
        return path.orElse("");
    }

    static Optional<String> normal(String text) {
        List<String> parts = new ArrayList<>();
        for (var part : text.split("/", -1)) {
            switch (part) {
                case "", "." -> {}
                case ".." -> {
                    if (parts.isEmpty()) {
                        return Optional.empty();
                    }
                    parts.removeLast();
                }
                default -> parts.add(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }
}
