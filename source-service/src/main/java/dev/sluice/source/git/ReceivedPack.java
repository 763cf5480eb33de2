package dev.sluice.source.git;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The last pack that a host sent for one commit over another: all that the one has and the other
/// has not.
final class ReceivedPack {

    private final String over;
    private final String commit;
    private final byte[] bytes;

    /// @param over the commit that we had, with all that belongs to it
    /// @param bytes not to be changed
    ReceivedPack(String over, String commit, byte[] bytes) {
        this.over = over;
        this.commit = commit;
        this.bytes = bytes;
    }

    int size() {
        return bytes.length;
    }

    /// The pack, if it is that of this commit over this other one.
    Optional<byte[]> of(String wanted, @Nullable String had) {
        return commit.equals(wanted) && over.equals(had) ? Optional.of(bytes) : Optional.empty();
    }
}
