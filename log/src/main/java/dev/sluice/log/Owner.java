package dev.sluice.log;

import dev.sluice.events.Hint;

/// Acts for the partitions that a replica owns. The calls about one partition come one by one.
public interface Owner {

    /// The partition is announced as ours and the tables hold all that stood before: act now. Comes
    /// again, with a higher epoch, when the announcement had to be repeated.
    void acquired(Owned owned);

    /// Stop acting for the partition. [OwnershipGroup#owned] has said no since before this call.
    void lost(int partition);

    /// A hint about a source of an owned partition.
    default void received(Hint hint, int partition) {}
}
