package dev.sluice.kubeconfig.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeysTest {

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void readsPkcs8(String algorithm) throws Exception {
        var key = KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();

        assertThat(PrivateKeys.read(pem("PRIVATE KEY", key.getEncoded()))).isEqualTo(key);
    }

    @Test
    void readsTheOlderFormOfRsa() throws Exception {
        var key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        // PKCS#8 is a header of 26 bytes around PKCS#1.
        byte[] pkcs8 = key.getEncoded();
        byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);

        assertThat(PrivateKeys.read(pem("RSA PRIVATE KEY", pkcs1))).isEqualTo(key);
    }

    @Test
    void readsTheOlderFormOfEllipticCurves() throws Exception {
        // openssl ecparam -name prime256v1 -genkey, with its parameters before it
        var pem =
                """
                -----BEGIN EC PARAMETERS-----
                BggqhkjOPQMBBw==
                -----END EC PARAMETERS-----
                -----BEGIN EC PRIVATE KEY-----
                %s
                -----END EC PRIVATE KEY-----
                """
                        .formatted(EC_KEY);

        assertThat(PrivateKeys.read(pem).getAlgorithm()).isEqualTo("EC");
    }

    @Test
    void refusesWhatIsNone() {
        assertThatThrownBy(() -> PrivateKeys.read("nonsense"))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> PrivateKeys.read(pem("EC PRIVATE KEY", new byte[] {1, 2})))
                .isInstanceOf(GeneralSecurityException.class);
    }

    private static final String EC_KEY =
            "MHcCAQEEIFkliY2jCCFWvZTWTDmZ3suxkbOxcL0MWmIk3171tLPboAoGCCqGSM49AwEHoUQDQgAE5jB6OU5Id8blIHZxkxAp9PBOyGP4Bhb6jPWeuT3kMZ0Hdt2xnbNKxhyKkZoOtQTBRYkkuP6/fy9/QQeVm4lDzQ==";

    private static String pem(String type, byte[] content) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(type, Base64.getMimeEncoder().encodeToString(content), type);
    }
}
