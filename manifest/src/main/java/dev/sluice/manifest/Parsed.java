package dev.sluice.manifest;

import java.util.List;

/// What a text held: its documents, empty ones left out, and all that is wrong with the others.
public record Parsed(List<YamlNode> documents, List<Problem> problems) {

    public Parsed {
        documents = List.copyOf(documents);
        problems = List.copyOf(problems);
    }

    public boolean isSound() {
        for (var problem : problems) {
            if (problem.isError()) {
                return false;
            }
        }
        return true;
    }
}
