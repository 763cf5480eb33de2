package dev.sluice.source.git;

/// How much one fetch may bring.
record Limits(long packBytes, long objectBytes, long objects) {}
