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
    private final Map<String, Seen> seen = new HashMap<>();
    private final KubernetesApi api;
    private volatile boolean closed;

    /// A ConfigMap as it was seen last.
    private record Seen(String value, long version) {

        static Seen of(JsonNode object) {
            return new Seen(
                    object.at("/data/value").asText(),
                    object.at("/metadata/resourceVersion").asLong());
        }
    }

    private ConfigMapWatch(HttpClient client, KubernetesApi api) {
        this.client = client;
        this.api = api;
    }

    static ConfigMapWatch start(KubernetesApi api, String label)
            throws IOException, GeneralSecurityException, InterruptedException {
        var watch =
                new ConfigMapWatch(HttpClient.newBuilder().sslContext(trusting(api)).build(), api);
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
        while (count(value) < count) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new TimeoutException(count(value) + " of " + count + " ConfigMaps are there");
            }
            wait(Math.max(1, left / 1_000_000));
        }
        return System.nanoTime();
    }

    private long count(Predicate<String> value) {
        return seen.values().stream().map(Seen::value).filter(value).count();
    }

    /// Changes the value by hand.
    ///
    /// @param key namespace/name
    /// @return the version of the changed object
    long change(String key, String value) throws IOException, InterruptedException {
        String namespace = key.substring(0, key.indexOf('/'));
        String name = key.substring(key.indexOf('/') + 1);
        URI url = api.url().resolve("/api/v1/namespaces/" + namespace + "/configmaps/" + name);
        var request =
                HttpRequest.newBuilder(url)
                        .header("Authorization", "Bearer " + api.adminToken())
                        .header("Content-Type", "application/merge-patch+json")
                        .method(
                                "PATCH",
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"data\":{\"value\":\"" + value + "\"}}"))
                        .build();
        return Seen.of(mapper.readTree(client.send(request, BodyHandlers.ofString()).body()))
                .version();
    }

    /// Waits until the ConfigMap has a value in a later version.
    ///
    /// @return nanoseconds of [System#nanoTime()] at that moment
    synchronized long await(String key, String value, long after, Duration patience)
            throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + patience.toNanos();
        while (!(seen.get(key) instanceof Seen(var now, var version)
                && version > after
                && now.equals(value))) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new TimeoutException(key + " is " + seen.get(key));
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
            seen.remove(key);
        } else {
            seen.put(key, Seen.of(object));
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
