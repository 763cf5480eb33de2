package dev.sluice.helm.function;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.BCrypt;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/// Passwords hashed with a drawn salt. A hash is meant to take long, so that it is remembered.
///
/// It is found by an HMAC of the password under a key that is drawn behind the salt and never kept:
/// who sees the memory can guess the password only as slowly as from the hash itself.
final class BcryptHashes {

    private static final int COST = 10;
    private static final int LONGEST_PASSWORD = 72;
    private static final int MOST_KEPT = 256;
    private static final int SALT_SIZE = 16;
    private static final int KEY_SIZE = 32;

    /// The last byte is never written: nobody who checks a hash knows it.
    private static final int HASH_SIZE = 23;

    private final SequencedMap<String, String> made = new LinkedHashMap<>(16, 0.75f, true);

    static boolean isTooLong(byte[] password) {
        return password.length > LONGEST_PASSWORD;
    }

    /// The hash under the salt that the stream gives next.
    String hash(byte[] password, KeyStream random) {
        var salt = random.bytes(SALT_SIZE);
        var name = name(password, random.bytes(KEY_SIZE));
        synchronized (made) {
            var known = made.get(name);
            if (known != null) {
                return known;
            }
        }
        var hash = Arrays.copyOf(BCrypt.generate(terminated(password), salt, COST), HASH_SIZE);
        var text = "$2a$%d$%s%s".formatted(COST, BcryptText.of(salt, 22), BcryptText.of(hash, 31));
        synchronized (made) {
            made.put(name, text);
            if (made.size() > MOST_KEPT) {
                made.pollFirstEntry();
            }
        }
        return text;
    }

    private static String name(byte[] password, byte[] key) {
        var mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(key));
        mac.update(password, 0, password.length);
        var name = new byte[mac.getMacSize()];
        mac.doFinal(name, 0);
        return HexFormat.of().formatHex(name);
    }

    /// With a zero at the end, where there is room for it.
    private static byte[] terminated(byte[] password) {
        return Arrays.copyOf(password, Math.min(password.length + 1, LONGEST_PASSWORD));
    }
}
