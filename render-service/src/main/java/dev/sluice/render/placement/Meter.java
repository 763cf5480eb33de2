package dev.sluice.render.placement;

/// Counts what this service does.
public interface Meter {

    /// How a delivery was evaluated.
    enum Result {
        RENDERED,
        UNCHANGED,
        REJECTED
    }

    /// Measures one evaluation.
    interface Stopwatch {
        void stop(Result result);
    }

    Stopwatch start();

    /// A record was written.
    ///
    /// @param kind `Placement`, `RenderFailed` or `PlacementRemoval`
    void placed(String kind);
}
