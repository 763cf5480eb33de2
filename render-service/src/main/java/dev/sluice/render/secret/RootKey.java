package dev.sluice.render.secret;

/// What stands for chance in charts is derived from it. It follows from a sealing key, and from
/// nothing else.
public final class RootKey {

    private final long id;
    private final byte[] bytes;

    RootKey(long id, byte[] bytes) {
        this.id = id;
        this.bytes = bytes.clone();
    }

    /// The sealing key that it follows from.
    public long id() {
        return id;
    }

    public byte[] bytes() {
        return bytes.clone();
    }
}
