package dev.sluice.status.timeline;

/// Where it is noted how long commits took.
public interface Measurements {
    void note(Arrivals.Arrival arrival);
}
