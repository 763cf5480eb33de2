package dev.sluice.benchmark;

import java.util.List;
import java.util.Locale;

/// Durations in milliseconds, sorted.
record Percentiles(List<Double> sorted) {

    Percentiles {
        sorted = sorted.stream().sorted().toList();
    }

    /// The nearest-rank percentile.
    ///
    /// @param share from 0 to 1
    double at(double share) {
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.clamp(rank - 1, 0, sorted.size() - 1));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p95 %.1f ms, min %.1f, max %.1f (%d runs)",
                at(0.5),
                at(0.95),
                sorted.getFirst(),
                sorted.getLast(),
                sorted.size());
    }
}
