package dev.sluice.apply.kubernetes;

import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.Answer.Refused;
import dev.sluice.apply.controlplane.Kind;
import dev.sluice.apply.controlplane.LiveObject;
import dev.sluice.apply.controlplane.Sight;
import dev.sluice.apply.controlplane.Watching;
import dev.sluice.apply.plan.Marks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Lists the objects of a kind that bear our label and follows them, anew whenever the server ends
/// it or cannot go on from where it was.
final class KindWatch implements Watching {

    private static final String SELECTOR =
            "labelSelector=" + Paths.encoded(Marks.MANAGED + "=true");
    private static final int PAGE = 500;
    private static final int SHORTEST_SECONDS = 240;
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    private final Api api;
    private final Kind kind;
    private final String path;
    private final Sight sight;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable InputStream stream;

    KindWatch(Api api, Kind kind, @Nullable String namespace, Sight sight) {
        this.api = api;
        this.kind = kind;
        this.path = Paths.of(kind, namespace);
        this.sight = sight;
        this.thread = Thread.ofVirtual().name("watch " + path).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        String from = "";
        while (!closed) {
            try {
                if (from.isEmpty()) {
                    from = list();
                }
                boolean went = !from.isEmpty();
                if (went) {
                    from = follow(from);
                }
                // A watch that ended by itself goes on at once.
                pause = went && !from.isEmpty() ? FIRST_PAUSE_MILLIS : pause;
                if (from.isEmpty()) {
                    pause = rest(pause);
                }
            } catch (IOException e) {
                if (!closed) {
                    sight.refused(Refusals.of(e));
                    from = "";
                    pause = restQuietly(pause);
                }
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private static long rest(long pause) throws InterruptedException {
        Thread.sleep(pause / 2 + ThreadLocalRandom.current().nextLong(pause));
        return Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }

    private long restQuietly(long pause) {
        try {
            return rest(pause);
        } catch (InterruptedException _) {
            closed = true;
            return pause;
        }
    }

    /// Lists what there is.
    ///
    /// @return the resource version of the list, empty where it was refused
    private String list() {
        var objects = new ArrayList<LiveObject>();
        String next = "";
        while (true) {
            String page =
                    path
                            + "?"
                            + SELECTOR
                            + "&limit="
                            + PAGE
                            + (next.isEmpty() ? "" : "&continue=" + Paths.encoded(next));
            switch (api.get(null, page, acceptOfList())) {
                case Given<byte[]>(var body) -> {
                    var answer = Json.read(body);
                    collect(Json.list(answer, "items"), objects);
                    var metadata = Json.map(answer, "metadata");
                    next = Json.text(metadata, "continue");
                    if (next.isEmpty()) {
                        String version = Json.text(metadata, "resourceVersion");
                        sight.all(version, objects);
                        return version;
                    }
                }
                case Refused<byte[]>(var refusal) -> {
                    sight.refused(refusal);
                    return "";
                }
            }
        }
    }

    private String acceptOfList() {
        return LiveObjects.accept(kind)
                .replace("PartialObjectMetadata;", "PartialObjectMetadataList;");
    }

    /// The items of a list do not repeat their kind.
    private void collect(List<?> items, List<LiveObject> objects) {
        for (var item : items) {
            if (item instanceof Map<?, ?> map) {
                var object = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, value) -> object.put(String.valueOf(key), value));
                object.put("apiVersion", kind.apiVersion());
                object.put("kind", kind.kind());
                objects.add(LiveObjects.of(kind, object));
            }
        }
    }

    /// Follows what happens.
    ///
    /// @return from where to go on, empty where the server cannot
    private String follow(String from) throws IOException, InterruptedException {
        int seconds = SHORTEST_SECONDS + ThreadLocalRandom.current().nextInt(SHORTEST_SECONDS / 4);
        String url =
                path
                        + "?"
                        + SELECTOR
                        + "&watch=true&allowWatchBookmarks=true&timeoutSeconds="
                        + seconds
                        + "&resourceVersion="
                        + Paths.encoded(from);
        var lines = api.stream(url, LiveObjects.accept(kind));
        try (var body = lines.body()) {
            stream = body;
            if (lines.status() != 200) {
                sight.refused(Refusals.of(lines.status(), body.readAllBytes(), null));
                return "";
            }
            return lines(from, body);
        } finally {
            stream = null;
        }
    }

    private String lines(String from, InputStream body) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        String at = from;
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            var event = Json.read(line.getBytes(StandardCharsets.UTF_8));
            if (!(event.get("object") instanceof Map<?, ?> object)) {
                return "";
            }
            var metadata = Json.map(object, "metadata");
            switch (Json.text(event, "type")) {
                case "ADDED", "MODIFIED" -> sight.present(live(object));
                case "DELETED" ->
                        sight.gone(LiveObjects.ref(kind, metadata), Json.text(metadata, "uid"));
                case "BOOKMARK" -> {
                    // Only its version says something.
                }
                default -> {
                    return "";
                }
            }
            at = Json.text(metadata, "resourceVersion");
        }
        return at;
    }

    private LiveObject live(Map<?, ?> object) {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        object.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return LiveObjects.of(kind, copy);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        var open = stream;
        if (open != null) {
            try {
                open.close();
            } catch (IOException _) {
                // It ends either way.
            }
        }
    }
}
