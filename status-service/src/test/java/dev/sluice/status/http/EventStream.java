package dev.sluice.status.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A client of the stream of events.
final class EventStream implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile String lastId;

    record Event(String name, String data) {}

    private EventStream(String lastId) {
        this.lastId = lastId;
    }

    /// Listens from the position on; from now on where that is null.
    static EventStream open(URI service, String lastId) {
        var stream = new EventStream(lastId);
        var request =
                HttpRequest.newBuilder(service.resolve("/api/v1/events"))
                        .header("Accept", "text/event-stream")
                        .timeout(Duration.ofSeconds(20));
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        try {
            var response = stream.client.send(request.build(), BodyHandlers.ofInputStream());
            var lines =
                    new BufferedReader(
                            new InputStreamReader(response.body(), StandardCharsets.UTF_8));
            Thread.ofVirtual().start(() -> stream.read(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return stream;
    }

    private void read(BufferedReader lines) {
        String name = "";
        var data = new StringBuilder();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (!name.isEmpty()) {
                        events.add(new Event(name, data.toString()));
                    }
                    name = "";
                    data.setLength(0);
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5).strip());
                } else if (line.startsWith("id:")) {
                    lastId = line.substring(3).strip();
                } else if (line.startsWith(":")) {
                    events.add(new Event("comment", line));
                }
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    List<Event> events() {
        return events;
    }

    List<Event> events(String name) {
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    String lastId() {
        return lastId;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
