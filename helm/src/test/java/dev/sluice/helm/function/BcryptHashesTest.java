package dev.sluice.helm.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.helm.value.GoStrings;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Test;

class BcryptHashesTest {

    private static final byte[] PASSWORD = GoStrings.bytes("secret");

    @Test
    void aHashIsOneThatOthersCheck() {
        var hash = new BcryptHashes().hash(PASSWORD, stream());

        assertThat(OpenBSDBCrypt.checkPassword(hash, PASSWORD)).isTrue();
        assertThat(OpenBSDBCrypt.checkPassword(hash, GoStrings.bytes("other"))).isFalse();
    }

    @Test
    void theSameDrawGivesTheSameHashWhetherItIsRememberedOrNot() {
        var hashes = new BcryptHashes();

        var first = hashes.hash(PASSWORD, stream());

        assertThat(hashes.hash(PASSWORD, stream())).isSameAs(first);
        assertThat(new BcryptHashes().hash(PASSWORD, stream())).isEqualTo(first);
    }

    @Test
    void anotherPasswordOrAnotherDrawIsAnotherHash() {
        var hashes = new BcryptHashes();
        var first = hashes.hash(PASSWORD, stream());

        var otherPassword = hashes.hash(GoStrings.bytes("other"), stream());
        var otherDraw =
                hashes.hash(
                        PASSWORD,
                        new KeyStream(
                                new byte[] {
                                    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18,
                                    19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32
                                }));

        assertThat(OpenBSDBCrypt.checkPassword(otherPassword, GoStrings.bytes("other"))).isTrue();
        assertThat(OpenBSDBCrypt.checkPassword(otherDraw, PASSWORD)).isTrue();
        assertThat(otherDraw).isNotEqualTo(first);
    }

    private static KeyStream stream() {
        return new KeyStream(new byte[32]);
    }
}
