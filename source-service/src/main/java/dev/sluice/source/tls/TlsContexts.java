package dev.sluice.source.tls;

import dev.sluice.source.repository.Certificates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// The TLS contexts of sources that have certificates of their own. The last used ones are kept:
/// only under the same context is a connection used again.
public final class TlsContexts {

    private static final int KEPT = 64;
    private static final Pattern KEY =
            Pattern.compile(
                    "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> KEY_KINDS = List.of("RSA", "EC", "Ed25519");

    private final boolean mayTrustAll;
    private final SequencedMap<Certificates, SSLContext> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Entry<Certificates, SSLContext> eldest) {
                    return size() > KEPT;
                }
            };

    /// @param mayTrustAll whether hosts are not verified where a Secret says so
    public TlsContexts(boolean mayTrustAll) {
        this.mayTrustAll = mayTrustAll;
    }

    /// Empty where the certificates are not PEM, or the key is not PKCS#8.
    public synchronized Optional<SSLContext> of(Certificates certificates) {
        var known = Optional.ofNullable(kept.get(certificates));
        var context = known.or(() -> made(certificates));
        context.ifPresent(one -> kept.put(certificates, one));
        return context;
    }

    private Optional<SSLContext> made(Certificates certificates) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys(certificates).getKeyManagers(), trustManagers(certificates), null);
            return Optional.of(context);
        } catch (GeneralSecurityException | IOException _) {
            return Optional.empty();
        }
    }

    private TrustManager[] trustManagers(Certificates certificates)
            throws GeneralSecurityException, IOException {
        return mayTrustAll && certificates.insecure()
                ? new TrustManager[] {new TrustInAll()}
                : trust(certificates).getTrustManagers();
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

    private static List<Certificate> parsed(String pem) throws CertificateException {
        var found =
                CertificateFactory.getInstance("X.509")
                        .generateCertificates(
                                new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        if (found.isEmpty()) {
            throw new CertificateException("no certificate");
        }
        return List.copyOf(found);
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        var matcher = KEY.matcher(pem);
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
