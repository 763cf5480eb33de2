package dev.sluice.apply;

import java.time.Clock;

/// What all lanes work with.
public record Workshop(
        Reconciler reconciler,
        DesiredStates desired,
        Announcements announcements,
        Journal journal,
        Alarm alarm,
        Clock clock,
        Installation installation) {}
