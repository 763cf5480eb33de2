package dev.sluice.kustomize.fuzz;

import java.util.List;
import java.util.Random;

/// Choices that a seed makes, the same on every run.
final class Choice {

    private final Random random;

    Choice(long seed) {
        this.random = new Random(seed);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    int below(int n) {
        return random.nextInt(n);
    }

    @SafeVarargs
    final <T> T of(T... values) {
        return values[random.nextInt(values.length)];
    }

    <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
