package dev.sluice.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.stack.KubernetesApi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Sees what the API server holds as soon as it does: the `value` of every ConfigMap that matches a
/// label.
final class ConfigMapWatch implements AutoCloseable {

    private final HttpClient client;
    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, String> values = new HashMap<>();
    private volatile boolean closed;

    private ConfigMapWatch(HttpClient client) {
        this.client = client;
    }

    static ConfigMapWatch start(KubernetesApi api, String label)
            throws IOException, GeneralSecurityException, InterruptedException {
        var watch = new ConfigMapWatch(HttpClient.newBuilder().sslContext(trusting(api)).build());
        URI url = api.url().resolve("/api/v1/configmaps?watch=true&labelSelector=" + label);
        var request =
                HttpRequest.newBuilder(url)
                        .header("Authorization", "Bearer " + api.adminToken())
                        .build();
        Stream<String> lines = watch.client.send(request, BodyHandlers.ofLines()).body();
        Thread.ofVirtual().start(() -> watch.follow(lines));
        return watch;
    }

    /// Waits until as many ConfigMaps hold such a value.
    ///
    /// @return nanoseconds of [System#nanoTime()] at that moment
    synchronized long await(int count, Predicate<String> value, Duration patience)
            throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + patience.toNanos();
        while (values.values().stream().filter(value).count() < count) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                long have = values.values().stream().filter(value).count();
                throw new TimeoutException(have + " of " + count + " ConfigMaps are there");
            }
            wait(Math.max(1, left / 1_000_000));
        }
        return System.nanoTime();
    }

    private void follow(Stream<String> lines) {
        try {
            lines.forEach(this::take);
        } catch (UncheckedIOException e) {
            if (!closed) {
                throw e;
            }
        }
    }

    private void take(String line) {
        try {
            take(mapper.readTree(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void take(JsonNode event) {
        JsonNode object = event.path("object");
        String key =
                object.at("/metadata/namespace").asText()
                        + "/"
                        + object.at("/metadata/name").asText();
        if (event.path("type").asText().equals("DELETED")) {
            values.remove(key);
        } else {
            values.put(key, object.at("/data/value").asText());
        }
        notifyAll();
    }

    private static SSLContext trusting(KubernetesApi api)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        InputStream pem =
                new ByteArrayInputStream(
                        api.certificateAuthority().getBytes(StandardCharsets.UTF_8));
        for (Certificate certificate :
                CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
            store.setCertificateEntry("ca-" + store.size(), certificate);
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
    }
}
