package dev.sluice.stack;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Announces pushes as GitHub does: a signed `push` event per ref, sent once and not repeated.
final class PushWebhook implements AutoCloseable {
    private static final Logger LOG = System.getLogger(PushWebhook.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Where events go, and the secret that signs them.
    record Receiver(URI url, String secret) {
        @Override
        public String toString() {
            return "Receiver[" + url + "]";
        }
    }

    private final Receiver receiver;
    private final HttpClient client;
    private final AtomicBoolean lost = new AtomicBoolean();

    PushWebhook(Receiver receiver) {
        this.receiver = receiver;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .build();
    }

    /// Loses what is announced from here on, as a network would, or no longer.
    void lose(boolean everything) {
        lost.set(everything);
    }

    boolean isLosing() {
        return lost.get();
    }

    void announce(PushEvent event) {
        if (lost.get()) {
            LOG.log(Level.INFO, "webhook lost on purpose repository={0}", event.repository());
            return;
        }
        Thread.ofVirtual().name("webhook-" + event.repository()).start(() -> send(event));
    }

    private void send(PushEvent event) {
        var body = event.json().getBytes(StandardCharsets.UTF_8);
        var request =
                HttpRequest.newBuilder(receiver.url())
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "GitHub-Hookshot/sluice-local")
                        .header("X-GitHub-Event", "push")
                        .header("X-GitHub-Delivery", UUID.randomUUID().toString())
                        .header("X-Hub-Signature-256", "sha256=" + signature(body))
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                LOG.log(
                        Level.WARNING,
                        "webhook refused repository={0} url={1} status={2} answer={3}",
                        event.repository(),
                        receiver.url(),
                        answer.statusCode(),
                        answer.body());
            }
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "webhook not delivered repository={0} url={1} reason={2}",
                    event.repository(),
                    receiver.url(),
                    e.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private String signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            receiver.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
