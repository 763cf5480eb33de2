package dev.sluice.kubeconfig.client;

import dev.sluice.kubeconfig.Credentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// TLS with the certificates of a kubeconfig, which never touch the disk.
final class Tls {

    private static final char[] UNUSED = {};

    private Tls() {}

    static SSLContext of(Credentials credentials) throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        try {
            context.init(identity(credentials), trust(credentials.authorities()), null);
        } catch (IOException e) {
            throw new GeneralSecurityException("reading certificates", e);
        }
        return context;
    }

    private static KeyManager @Nullable [] identity(Credentials credentials)
            throws GeneralSecurityException, IOException {
        if (credentials.clientCertificate() == null || credentials.clientKey() == null) {
            return null;
        }
        var chain = certificates(credentials.clientCertificate()).toArray(Certificate[]::new);
        var store = emptyStore();
        store.setKeyEntry("client", PrivateKeys.read(credentials.clientKey()), UNUSED, chain);
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, UNUSED);
        return factory.getKeyManagers();
    }

    private static TrustManager @Nullable [] trust(@Nullable String authorities)
            throws GeneralSecurityException, IOException {
        if (authorities == null) {
            return null;
        }
        var store = emptyStore();
        int number = 0;
        for (var certificate : certificates(authorities)) {
            store.setCertificateEntry("authority-" + number++, certificate);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, UNUSED);
        return store;
    }

    private static Collection<? extends Certificate> certificates(String pem)
            throws GeneralSecurityException {
        var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1));
        return CertificateFactory.getInstance("X.509").generateCertificates(bytes);
    }
}
