package dev.sluice.cli;

import dev.sluice.manifest.Mapping;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The stream of events, read on a thread of its own; a connection that breaks goes on where it
/// was.
final class EventLines implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final StatusApi api;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean open = true;
    private volatile @Nullable String position;

    /// @param name `delivery`, `source`, `control-plane`, or a note about the stream
    /// @param id the position that whoever has read it has reached; empty within a batch
    record Event(String name, String id, Mapping data) {}

    private EventLines(StatusApi api, @Nullable String since) {
        this.api = api;
        this.position = since;
        this.thread = Thread.ofPlatform().name("events").daemon().unstarted(this::run);
    }

    /// Listens from the position on; from now on where there is none.
    static EventLines open(StatusApi api, Optional<String> since) {
        var lines = new EventLines(api, since.orElse(null));
        lines.thread.start();
        return lines;
    }

    /// The next event, empty where none came in time.
    Optional<Event> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(events.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void run() {
        while (open) {
            try (var lines = api.events(position)) {
                read(lines);
            } catch (ApiException | UncheckedIOException | IOException _) {
                // Tried again below, from where it broke.
            }
            pause();
        }
    }

    private void read(BufferedReader lines) throws IOException {
        var name = "";
        var id = "";
        var data = new StringBuilder();
        for (var line = lines.readLine(); line != null && open; line = lines.readLine()) {
            if (line.isEmpty()) {
                tell(name, id, data.toString());
                name = "";
                id = "";
                data.setLength(0);
            } else if (line.startsWith("event:")) {
                name = line.substring("event:".length()).strip();
            } else if (line.startsWith("id:")) {
                id = line.substring("id:".length()).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.substring("data:".length()).strip());
            }
        }
    }

    private void tell(String name, String id, String data) {
        if (!id.isEmpty()) {
            position = id;
        }
        if (!name.isEmpty()) {
            StatusApi.read(name, data).ifPresent(body -> events.add(new Event(name, id, body)));
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(open ? AGAIN.toMillis() : 0);
        } catch (InterruptedException _) {
            open = false;
        }
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
    }
}
