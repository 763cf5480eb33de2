package dev.sluice.source.definition;

import dev.sluice.events.Intake;

/// Hears what happens to intakes, to count and to tell.
public interface IntakeObserver {

    void taken(Intake intake, IntakePlan plan);

    /// The settings do not name an intake that definitions came from.
    void dropped(Intake intake);

    /// Nothing could be taken in; it is tried again with the next change or rescan.
    void notTaken(Intake intake, RuntimeException reason);

    void notEnded(RuntimeException reason);
}
