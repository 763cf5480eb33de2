package dev.sluice.log;

/// How far a partition that the group assigned has come.
sealed interface Holding {

    /// It is being announced.
    ///
    /// @param claim tells one assignment from the next
    record Announcing(long claim) implements Holding {}

    /// It is owned.
    record Held(Owned owned) implements Holding {}

    /// Somebody else announced it later. If the group still counts it as ours, it is announced
    /// anew.
    ///
    /// @param since in nanoseconds of the session's clock
    record Contested(long since) implements Holding {}
}
