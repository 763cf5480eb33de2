package dev.sluice.helm.function;

import java.security.SecureRandom;
import org.bouncycastle.crypto.engines.ChaCha7539Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/// The bytes of ChaCha20 under a key, in the shape that generators of keys ask for.
final class KeyStream extends SecureRandom {

    private static final long serialVersionUID = 1;

    private final transient ChaCha7539Engine cipher = new ChaCha7539Engine();

    KeyStream(byte[] key) {
        super(null, null);
        cipher.init(true, new ParametersWithIV(new KeyParameter(key), new byte[12]));
    }

    @Override
    public void nextBytes(byte[] bytes) {
        cipher.processBytes(new byte[bytes.length], 0, bytes.length, bytes, 0);
    }

    byte[] bytes(int count) {
        var bytes = new byte[count];
        nextBytes(bytes);
        return bytes;
    }

    /// A number from 0 to below a bound, each as likely; not Java's way to get it, so that no
    /// change there changes a password here.
    long below(long bound) {
        var mask = Long.highestOneBit(bound) * 2 - 1;
        while (true) {
            var bits = 0L;
            for (var b : bytes(Long.BYTES)) {
                bits = (bits << 8) | (b & 0xff);
            }
            if ((bits & mask) < bound && (bits & mask) >= 0) {
                return bits & mask;
            }
        }
    }

    int below(int bound) {
        return (int) below((long) bound);
    }

    @Override
    public String getAlgorithm() {
        return "ChaCha20";
    }
}
