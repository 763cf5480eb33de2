package dev.sluice.log;

import dev.sluice.events.Hint;

/// Acts for the partitions that this replica owns.
public interface Owner {

    /// The partition is announced, and the follower has read all that stood before: act now.
    ///
    /// Called on a thread of its own and may take its time; calls for one partition never overlap.
    /// It comes again, without [#lost(int)] between, when the ownership had to be announced anew:
    /// the epoch is then a higher one.
    void acquired(Owned owned);

    /// Stop acting for the partition. Must return at once; may come for a partition that was never
    /// acquired, more than once, and while [#acquired(Owned)] still runs. It is always the last
    /// word.
    void lost(int partition);

    /// A hint on an owned partition. Must return at once; having returned it counts as taken.
    default void received(Hint hint, int partition) {}
}
