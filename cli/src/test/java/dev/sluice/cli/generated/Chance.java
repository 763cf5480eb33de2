package dev.sluice.cli.generated;

import java.util.List;
import java.util.SplittableRandom;

/// What a seed decides, the same at every run.
final class Chance {

    private final SplittableRandom random;
    private final boolean isOrderly;

    /// Seven of ten are orderly: what nearly always fails is kept out of them.
    Chance(long seed) {
        random = new SplittableRandom(seed);
        isOrderly = random.nextInt(10) < 7;
    }

    /// As often as one in so many, but never where things are to be in order.
    boolean oddly(int outOf) {
        return !isOrderly && in(outOf);
    }

    boolean in(int outOf) {
        return random.nextInt(outOf) == 0;
    }

    boolean percent(int percent) {
        return random.nextInt(100) < percent;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    String of(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
