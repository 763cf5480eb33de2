package dev.sluice.status.explanation;

/// How it stands with a delivery, or with a delivery on one control plane; the worst first.
public enum State {
    /// Objects are not as wanted, and trying again did not help so far.
    FAILED,
    /// The newest commit or definition gives no bundle.
    RENDER_FAILED,
    /// The definition is refused.
    REFUSED,
    /// The source was never read.
    SOURCE_FAILED,
    /// A person must confirm first.
    HELD,
    /// Somebody else changed objects, and the policy leaves them.
    DRIFTED,
    /// The control plane cannot be asked.
    UNREACHABLE,
    /// No control plane is meant.
    UNPLACED,
    /// Somebody else moves first.
    WAITING,
    /// It ends.
    REMOVING,
    /// A newer commit or definition is known that is not rendered yet.
    RENDERING,
    /// Placed, and not applied yet.
    APPLYING,
    /// Applied, and not healthy yet.
    APPLIED,
    /// Nothing is done, as the definition asks.
    SUSPENDED,
    /// It ended.
    REMOVED,
    /// All that is known upstream is applied, and healthy where that was asked for.
    READY;
}
