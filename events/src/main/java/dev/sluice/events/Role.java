package dev.sluice.events;

/// What a replica may own partitions of.
public enum Role {
    /// Fetches the sources, and reads the intakes, of its partitions of `sluice.hints`.
    SOURCE(Topic.HINTS),
    /// Renders the deliveries of its partitions of `sluice.definitions`.
    RENDER(Topic.DEFINITIONS),
    /// Brings the control planes of its partitions of `sluice.placements` to what is placed there.
    APPLY(Topic.PLACEMENTS);

    private final Topic owned;

    Role(Topic owned) {
        this.owned = owned;
    }

    /// The one topic that the consumer group of the role subscribes to.
    public Topic owned() {
        return owned;
    }
}
