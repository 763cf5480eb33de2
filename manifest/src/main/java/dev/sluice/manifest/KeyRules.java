package dev.sluice.manifest;

/// What is done about keys that should not be there.
record KeyRules(Dialect dialect, EqualKeys equal, OddKeys odd) {}
