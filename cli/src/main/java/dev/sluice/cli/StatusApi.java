package dev.sluice.cli;

import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.YamlReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/// The REST API of status-service.
final class StatusApi implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final URI url;
    private final HttpClient client;

    StatusApi(URI url) {
        this.url = url;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .build();
    }

    /// What lies at a path such as `/api/v1/deliveries`; empty where nothing does.
    Optional<Mapping> find(String path) throws IOException {
        var request =
                HttpRequest.newBuilder(url.resolve(path))
                        .timeout(PATIENCE)
                        .header("Accept", "application/json")
                        .build();
        try {
            return body(client.send(request, BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Optional<Mapping> body(HttpResponse<String> answer) {
        if (answer.statusCode() != OK) {
            return Optional.empty();
        }
        // JSON is YAML.
        return new YamlReader(Dialect.KUBECTL)
                .read(answer.uri().toString(), answer.body()).documents().stream()
                        .filter(Mapping.class::isInstance)
                        .map(Mapping.class::cast)
                        .findFirst();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
