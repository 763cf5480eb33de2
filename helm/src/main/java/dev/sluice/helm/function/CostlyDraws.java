package dev.sluice.helm.function;

/// What takes long to make of a draw, kept for the next rendering, which draws the same.
public final class CostlyDraws {

    private final RsaKeys keys = new RsaKeys();
    private final BcryptHashes hashes = new BcryptHashes();

    RsaKeys keys() {
        return keys;
    }

    BcryptHashes hashes() {
        return hashes;
    }
}
