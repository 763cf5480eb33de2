package dev.sluice.helm.function;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;

/// RSA keys drawn from a stream. To find their primes takes a tenth of a second, so that a key is
/// remembered by its seed: the next rendering asks for the same.
///
/// A prime is the first one from a drawn number on: no matter how it is found, it stays the same.
public final class RsaKeys {

    private static final int MOST_KEPT = 256;
    private static final int SEED_SIZE = 32;
    private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);

    private final SequencedMap<String, AsymmetricKeyParameter> made =
            new LinkedHashMap<>(16, 0.75f, true);

    /// The key that the stream gives next; it costs the stream as much whether it is known or not.
    AsymmetricKeyParameter next(int bits, KeyStream random) {
        var seed = random.bytes(SEED_SIZE);
        var name = bits + ":" + HexFormat.of().formatHex(seed);
        synchronized (made) {
            var known = made.get(name);
            if (known != null) {
                return known;
            }
        }
        var key = key(bits, new KeyStream(seed));
        synchronized (made) {
            made.put(name, key);
            if (made.size() > MOST_KEPT) {
                made.pollFirstEntry();
            }
        }
        return key;
    }

    private static AsymmetricKeyParameter key(int bits, KeyStream random) {
        var p = prime(bits / 2, random);
        var q = prime(bits / 2, random);
        while (p.equals(q)) {
            q = prime(bits / 2, random);
        }
        return p.compareTo(q) > 0 ? key(p, q) : key(q, p);
    }

    private static RSAPrivateCrtKeyParameters key(BigInteger p, BigInteger q) {
        var beforeP = p.subtract(BigInteger.ONE);
        var beforeQ = q.subtract(BigInteger.ONE);
        var multiple = beforeP.divide(beforeP.gcd(beforeQ)).multiply(beforeQ);
        var d = EXPONENT.modInverse(multiple);
        return new RSAPrivateCrtKeyParameters(
                p.multiply(q), EXPONENT, d, p, q, d.mod(beforeP), d.mod(beforeQ), q.modInverse(p));
    }

    /// The two highest bits are set, so that the product of two has all its bits.
    private static BigInteger prime(int bits, KeyStream random) {
        while (true) {
            var start = new BigInteger(1, random.bytes(bits / Byte.SIZE));
            var prime = start.setBit(bits - 1).setBit(bits - 2).nextProbablePrime();
            var fits = prime.bitLength() == bits;
            if (fits && prime.mod(EXPONENT).compareTo(BigInteger.ONE) > 0) {
                return prime;
            }
        }
    }
}
