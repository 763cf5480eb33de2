package dev.sluice.kustomize.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The lines of a table that this package brings along; comments in it explain its format.
record Table(List<String> lines) {

    static Table read(String name) {
        try (var in = Table.class.getResourceAsStream(name)) {
            var text = new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
            var lines = new ArrayList<String>();
            for (var line : text.split("\n", -1)) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    lines.add(line);
                }
            }
            return new Table(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name, e);
        }
    }
}
