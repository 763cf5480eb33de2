package dev.sluice.source.oci;

import dev.sluice.source.repository.Certificates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// HTTP clients: one for all hosts that need no certificates of their own, one made for each fetch
/// from those that do.
final class Clients {

    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Pattern KEY =
            Pattern.compile(
                    "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> KEY_KINDS = List.of("RSA", "EC", "Ed25519");

    private final HttpClient plain = builder().build();

    HttpClient of(Certificates certificates) throws RefusedException {
        return certificates.isEmpty() ? plain : builder().sslContext(context(certificates)).build();
    }

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT);
    }

    private static SSLContext context(Certificates certificates) throws RefusedException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(
                    keys(certificates).getKeyManagers(),
                    trust(certificates).getTrustManagers(),
                    null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new RefusedException(
                    "InvalidCertificates",
                    "the Secret with the certificates cannot be read",
                    "put PEM into ca.crt and tls.crt, and a key in PKCS#8 into tls.key");
        }
    }

    private static TrustManagerFactory trust(Certificates certificates)
            throws GeneralSecurityException, IOException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        if (certificates.authorities().isEmpty()) {
            factory.init((KeyStore) null);
            return factory;
        }
        var store = emptyStore();
        int number = 0;
        for (var certificate : parsed(certificates.authorities().get())) {
            store.setCertificateEntry("authority-" + number++, certificate);
        }
        factory.init(store);
        return factory;
    }

    private static KeyManagerFactory keys(Certificates certificates)
            throws GeneralSecurityException, IOException {
        var store = emptyStore();
        if (certificates.certificate().isPresent() && certificates.key().isPresent()) {
            store.setKeyEntry(
                    "own",
                    key(certificates.key().get()),
                    new char[0],
                    parsed(certificates.certificate().get()).toArray(Certificate[]::new));
        }
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory;
    }

    private static List<Certificate> parsed(byte[] pem) throws CertificateException {
        var found =
                CertificateFactory.getInstance("X.509")
                        .generateCertificates(new ByteArrayInputStream(pem));
        if (found.isEmpty()) {
            throw new CertificateException("no certificate");
        }
        return List.copyOf(found);
    }

    private static PrivateKey key(byte[] pem) throws GeneralSecurityException {
        var matcher = KEY.matcher(new String(pem, StandardCharsets.US_ASCII));
        if (!matcher.find()) {
            throw new InvalidKeySpecException("no key in PKCS#8");
        }
        var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(1)));
        for (var kind : KEY_KINDS) {
            try {
                return KeyFactory.getInstance(kind).generatePrivate(spec);
            } catch (InvalidKeySpecException _) {
                // Of another kind.
            }
        }
        throw new InvalidKeySpecException("a key of a kind that is not known");
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
