package dev.sluice.cli;

import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The REST API of status-service.
final class StatusApi implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int UNAUTHORIZED = 401;

    private final URI url;
    private final Optional<String> token;
    private final HttpClient client;

    StatusApi(URI url) {
        this(url, Optional.empty());
    }

    /// @param token for what is asked for, not needed to read
    StatusApi(URI url, Optional<String> token) {
        this.url = url;
        this.token = token;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .build();
    }

    URI url() {
        return url;
    }

    /// What lies at a path such as `/api/v1/deliveries`; empty where nothing does.
    Optional<Mapping> find(String path) throws IOException {
        var answer = send(request(path, "application/json").build());
        return answer.statusCode() == OK ? body(answer) : Optional.empty();
    }

    /// What lies at a path.
    ///
    /// @throws ApiException with the reason that the server gave, where nothing does
    Mapping get(String path) {
        return getFrom(path).body();
    }

    /// An answer, and the position on the log from which the stream of events goes on.
    record Answer(Mapping body, Optional<String> position) {}

    private Answer getFrom(String path) {
        var answer = ask(request(path, "application/json").build());
        if (answer.statusCode() != OK) {
            throw refusal(answer);
        }
        return new Answer(
                body(answer).orElseThrow(() -> ApiException.unreadable(url, path)),
                answer.headers().firstValue("Sluice-Position"));
    }

    /// A whole list.
    ///
    /// @param position from which the stream of events goes on
    record Items(List<Mapping> items, Optional<String> position) {
        Items {
            items = List.copyOf(items);
        }
    }

    /// All pages of a list.
    Items all(String path) {
        var items = new ArrayList<Mapping>();
        var first = getFrom(path + "?limit=1000");
        var page = Optional.of(first.body());
        while (page.isPresent()) {
            items.addAll(mappings(page.get(), "items"));
            page =
                    page.get()
                            .string("continue")
                            .map(next -> get(path + "?limit=1000&continue=" + encoded(next)));
        }
        return new Items(items, first.position());
    }

    static List<Mapping> mappings(Mapping in, String field) {
        return in.sequence(field).map(Sequence::items).orElse(List.of()).stream()
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .toList();
    }

    /// Asks for something; returns when it is written down, with what the server says about it.
    Optional<Mapping> post(String path, String json) {
        var request =
                request(path, "application/json")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json));
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        var answer = ask(request.build());
        if (answer.statusCode() != ACCEPTED) {
            throw refusal(answer);
        }
        return body(answer);
    }

    /// Opens the stream of events; whoever reads it blocks until the next line comes.
    BufferedReader events(@Nullable String since) {
        var path = "/api/v1/events" + (since == null ? "" : "?since=" + encoded(since));
        var request =
                HttpRequest.newBuilder(url.resolve(path)).header("Accept", "text/event-stream");
        try {
            var answer = client.send(request.build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() != OK) {
                throw new ApiException(
                        answer.statusCode(),
                        "%s answers %d.".formatted(url.resolve(path), answer.statusCode()));
            }
            return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw ApiException.away(url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.away(url, new IOException("interrupted", e));
        }
    }

    private HttpRequest.Builder request(String path, String accept) {
        return HttpRequest.newBuilder(url.resolve(path)).timeout(PATIENCE).header("Accept", accept);
    }

    private HttpResponse<String> ask(HttpRequest request) {
        try {
            return send(request);
        } catch (IOException e) {
            throw ApiException.away(url, e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static ApiException refusal(HttpResponse<String> answer) {
        var detail = body(answer).flatMap(problem -> problem.string("detail"));
        var hint =
                answer.statusCode() == UNAUTHORIZED
                        ? " Name it with --token or SLUICE_API_TOKEN."
                        : "";
        return new ApiException(
                answer.statusCode(),
                detail.orElseGet(
                                () -> "%s answers %d.".formatted(answer.uri(), answer.statusCode()))
                        + hint);
    }

    private static Optional<Mapping> body(HttpResponse<String> answer) {
        // JSON is YAML.
        return read(answer.uri().toString(), answer.body());
    }

    static Optional<Mapping> read(String name, String json) {
        return new YamlReader(Dialect.KUBECTL)
                .read(name, json).documents().stream()
                        .filter(Mapping.class::isInstance)
                        .map(Mapping.class::cast)
                        .findFirst();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
