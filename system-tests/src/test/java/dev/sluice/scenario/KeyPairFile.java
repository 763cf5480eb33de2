package dev.sluice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/// A private key and its certificate for the loopback address, in the files that people have.
///
/// @param keyStore both, in PKCS#12
/// @param trustStore the certificate as one to trust, in PKCS#12
/// @param certificate in PEM
/// @param key in PEM, PKCS#8
record KeyPairFile(String keyStore, String trustStore, String certificate, String key) {

    static KeyPairFile make(Path directory, String name, String password)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path file = directory.resolve(name + ".p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                name,
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=" + name,
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                password)
                        .inheritIO()
                        .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance(file.toFile(), password.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(name, store.getCertificate(name));
        Path trust = directory.resolve(name + "-trusted.p12");
        try (var out = Files.newOutputStream(trust)) {
            trusted.store(out, password.toCharArray());
        }
        return new KeyPairFile(
                file.toString(),
                trust.toString(),
                write(
                        directory.resolve(name + ".crt"),
                        "CERTIFICATE",
                        store.getCertificate(name).getEncoded()),
                write(
                        directory.resolve(name + ".key"),
                        "PRIVATE KEY",
                        store.getKey(name, password.toCharArray()).getEncoded()));
    }

    private static String write(Path file, String what, byte[] bytes) throws IOException {
        return Files.writeString(
                        file,
                        "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                                .formatted(what, Base64.getMimeEncoder().encodeToString(bytes)))
                .toString();
    }
}
