package dev.sluice.helm.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.junit.jupiter.api.Test;

class RsaKeysTest {

    private static final int BITS = 1024;

    @Test
    void aKeyIsWhatItsNumbersSay() {
        var key = (RSAPrivateCrtKeyParameters) new RsaKeys().next(BITS, stream());

        var message = new BigInteger("123456789");
        var sealed = message.modPow(key.getPublicExponent(), key.getModulus());
        assertThat(sealed.modPow(key.getExponent(), key.getModulus())).isEqualTo(message);
        assertThat(key.getModulus().bitLength()).isEqualTo(BITS);
        assertThat(key.getP().multiply(key.getQ())).isEqualTo(key.getModulus());
    }

    @Test
    void theSameStreamGivesTheSameKeyWhetherItIsRememberedOrNot() {
        var keys = new RsaKeys();

        var first = (RSAPrivateCrtKeyParameters) keys.next(BITS, stream());

        assertThat(keys.next(BITS, stream())).isSameAs(first);
        assertThat(((RSAPrivateCrtKeyParameters) new RsaKeys().next(BITS, stream())).getModulus())
                .isEqualTo(first.getModulus());
    }

    @Test
    void aRememberedKeyLeavesTheStreamWhereANewOneDoes() {
        var keys = new RsaKeys();
        var before = stream();
        keys.next(BITS, before);
        var after = stream();

        keys.next(BITS, after);

        assertThat(after.bytes(8)).isEqualTo(before.bytes(8));
    }

    private static KeyStream stream() {
        return new KeyStream(new byte[32]);
    }
}
