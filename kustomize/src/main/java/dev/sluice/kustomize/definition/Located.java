package dev.sluice.kustomize.definition;

import dev.sluice.manifest.Position;

/// A text and the place where it is written.
public record Located(String text, Position position) {

    public boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public String toString() {
        return text;
    }
}
