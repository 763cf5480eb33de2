package dev.sluice.helm.time;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// `CET`, `EST`: what a zone's clock is called. Java's own names are translated words, so the
/// database's letters are kept as a table of their present values.
final class ZoneAbbreviations {

    /// What a zone is called while its offset is the smaller one, and while it is the larger.
    private record Pair(String winter, String summer) {}

    private static final Map<String, Pair> PAIRS = read();

    private ZoneAbbreviations() {}

    static String of(Zone.Named zone, Instant at) {
        var transitions = zone.rules().getTransitions();
        if (!transitions.isEmpty() && at.isBefore(transitions.getFirst().getInstant())) {
            return "LMT";
        }
        var pair = PAIRS.get(zone.name());
        return pair == null ? numeric(zone.offset(at)) : letters(zone, at, pair);
    }

    private static String letters(Zone.Named zone, Instant at, Pair pair) {
        // Ireland's clock is at its standard in summer; the smaller offset is winter everywhere.
        var january = zone.offset(Instant.parse("2026-01-15T00:00:00Z"));
        var july = zone.offset(Instant.parse("2026-07-15T00:00:00Z"));
        return zone.offset(at) > Math.min(january, july) ? pair.summer : pair.winter;
    }

    private static String numeric(int offset) {
        var minutes = Math.abs(offset) / 60;
        var rest = minutes % 60 == 0 ? "" : "%02d".formatted(minutes % 60);
        return (offset < 0 ? "-" : "+") + "%02d".formatted(minutes / 60) + rest;
    }

    private static Map<String, Pair> read() {
        var file = "zone-abbreviations.txt";
        var stream = Objects.requireNonNull(ZoneAbbreviations.class.getResourceAsStream(file));
        var pairs = new HashMap<String, Pair>();
        try (var lines =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(line, pairs));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
        return pairs;
    }

    private static void add(String line, Map<String, Pair> pairs) {
        var words = List.of(line.split(" "));
        var pair = new Pair(words.get(0), words.get(1));
        words.subList(2, words.size()).forEach(zone -> pairs.put(zone, pair));
    }
}
