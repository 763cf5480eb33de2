package dev.sluice.apply;

/// A connection to a control plane with all that hangs on it.
record Ground(Connected connected, Listings listings, Watches watches) {}
