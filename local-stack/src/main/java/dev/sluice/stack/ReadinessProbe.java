package dev.sluice.stack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Asks an API server whether it is ready, trusting its own certificates alone.
final class ReadinessProbe implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient client;
    private final HttpRequest request;

    ReadinessProbe(ControlPlaneFiles files) {
        this.client =
                HttpClient.newBuilder()
                        .sslContext(trusting(files.certificateAuthority()))
                        .connectTimeout(PATIENCE)
                        .build();
        this.request =
                HttpRequest.newBuilder(files.url().resolve("/readyz"))
                        .header("Authorization", "Bearer " + files.adminToken())
                        .timeout(PATIENCE)
                        .build();
    }

    boolean succeeds() {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while the API server started.", e);
        }
    }

    private static SSLContext trusting(String certificates) {
        try {
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            var pem = new ByteArrayInputStream(certificates.getBytes(StandardCharsets.UTF_8));
            for (var certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                trusted.setCertificateEntry("trusted-" + trusted.size(), certificate);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the API server's certificate cannot be read", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
