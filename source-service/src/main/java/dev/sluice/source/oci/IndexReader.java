package dev.sluice.source.oci;

import dev.sluice.source.oci.Index.Draft;
import dev.sluice.source.oci.Index.Entry;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads an `index.yaml` in one pass: some are of tens of megabytes, and of each version only three
/// fields are kept.
final class IndexReader {

    private static final int DEEPEST = 64;
    private static final int MOST_VERSIONS = 500_000;

    private final Iterator<Event> events;
    private int versions;

    private IndexReader(Iterator<Event> events) {
        this.events = events;
    }

    /// @throws RefusedException where the file is no index
    static Index read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            var settings =
                    LoadSettings.builder()
                            .setCodePointLimit(Integer.MAX_VALUE)
                            .setParseComments(false)
                            .build();
            return new IndexReader(new Parse(settings).parseReader(reader).iterator()).index();
        } catch (YamlEngineException | java.nio.charset.CharacterCodingException e) {
            throw notAnIndex();
        }
    }

    private Index index() throws RefusedException {
        var charts = new LinkedHashMap<String, List<Entry>>();
        var first = events.next();
        while (first.getEventId() != Event.ID.MappingStart) {
            if (!events.hasNext() || first.getEventId() == Event.ID.Scalar) {
                throw notAnIndex();
            }
            first = events.next();
        }
        boolean hasEntries = false;
        for (var key = events.next(); isKey(key); key = events.next()) {
            if (text(key).equals("entries")) {
                hasEntries = true;
                charts(events.next(), charts);
            } else {
                skip(events.next());
            }
        }
        if (!hasEntries) {
            throw notAnIndex();
        }
        return new Index(charts);
    }

    private void charts(Event start, Map<String, List<Entry>> charts) throws RefusedException {
        if (start.getEventId() != Event.ID.MappingStart) {
            skip(start);
            return;
        }
        for (var key = events.next(); isKey(key); key = events.next()) {
            charts.computeIfAbsent(text(key), _ -> new ArrayList<>())
                    .addAll(entries(events.next()));
        }
    }

    private List<Entry> entries(Event start) throws RefusedException {
        var entries = new ArrayList<Entry>();
        if (start.getEventId() != Event.ID.SequenceStart) {
            skip(start);
            return entries;
        }
        for (var item = events.next();
                item.getEventId() != Event.ID.SequenceEnd;
                item = events.next()) {
            if (item.getEventId() == Event.ID.MappingStart) {
                var draft = draft();
                if (draft.isWhole()) {
                    entries.add(draft.entry());
                }
            } else {
                skip(item);
            }
            if (++versions > MOST_VERSIONS) {
                throw new RefusedException(
                        "TooLarge",
                        "the index lists more than %d versions".formatted(MOST_VERSIONS),
                        "take old versions out of it");
            }
        }
        return entries;
    }

    private Draft draft() throws RefusedException {
        var draft = new Draft();
        for (var key = events.next(); isKey(key); key = events.next()) {
            var value = events.next();
            switch (text(key)) {
                case "version" -> draft.version(text(value));
                case "digest" -> draft.digest(text(value));
                case "urls" -> {
                    urls(value, draft);
                    continue;
                }
                default -> {
                    // Nothing that finding a chart takes.
                }
            }
            skip(value);
        }
        return draft;
    }

    private void urls(Event start, Draft draft) throws RefusedException {
        if (start.getEventId() != Event.ID.SequenceStart) {
            skip(start);
            return;
        }
        for (var item = events.next();
                item.getEventId() != Event.ID.SequenceEnd;
                item = events.next()) {
            draft.url(text(item));
            skip(item);
        }
    }

    /// Passes over the rest of the node that begins with this event.
    private void skip(Event start) throws RefusedException {
        int depth = 0;
        var event = start;
        while (true) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {
                    // A value, or an alias to one.
                }
            }
            if (depth <= 0) {
                return;
            }
            if (depth > DEEPEST) {
                throw notAnIndex();
            }
            event = events.next();
        }
    }

    private boolean isKey(Event event) throws RefusedException {
        if (event.getEventId() == Event.ID.MappingEnd) {
            return false;
        }
        if (event.getEventId() != Event.ID.Scalar) {
            throw notAnIndex();
        }
        return true;
    }

    private static String text(Event event) {
        return event instanceof ScalarEvent scalar ? scalar.getValue() : "";
    }

    private static RefusedException notAnIndex() {
        return new RefusedException(
                "InvalidIndex",
                "the index.yaml of the repository is none",
                "see whether the URL is that of a repository of charts");
    }
}
