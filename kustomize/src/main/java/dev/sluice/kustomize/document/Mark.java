package dev.sluice.kustomize.document;

/// A place in a text, counted from 0.
record Mark(int index, int line, int column) {

    static final Mark START = new Mark(0, 0, 0);
}
