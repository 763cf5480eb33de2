package dev.sluice.cli;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What can be listed, and how its rows look.
enum Listing {
    DELIVERIES("deliveries", "delivery", "d", "delivery"),
    CONTROL_PLANES("control-planes", "control-plane", "cp", "control-plane"),
    SOURCES("sources", "source", "s", "source"),
    DEFINITIONS("definitions", "definition", "def", "");

    private final String path;
    private final String one;
    private final String abbreviation;
    private final String event;

    Listing(String path, String one, String abbreviation, String event) {
        this.path = path;
        this.one = one;
        this.abbreviation = abbreviation;
        this.event = event;
    }

    static Optional<Listing> named(String name) {
        return Arrays.stream(values()).filter(listing -> listing.isNamed(name)).findFirst();
    }

    private boolean isNamed(String name) {
        return name.equals(path) || name.equals(one) || name.equals(abbreviation);
    }

    String path() {
        return "/api/v1/" + path;
    }

    String one() {
        return one;
    }

    /// The event that tells of a change; empty where none does.
    String event() {
        return event;
    }

    List<String> headings(boolean wide) {
        return switch (this) {
            case DELIVERIES ->
                    wide
                            ? List.of(
                                    "NAME",
                                    "READY",
                                    "STATUS",
                                    "ON",
                                    "REVISION",
                                    "AGE",
                                    "SOURCE",
                                    "PATH",
                                    "NEXT STEP",
                                    "MESSAGE")
                            : List.of(
                                    "NAME", "READY", "STATUS", "ON", "REVISION", "AGE", "MESSAGE");
            case CONTROL_PLANES ->
                    wide
                            ? List.of(
                                    "NAME",
                                    "READY",
                                    "STATUS",
                                    "DELIVERIES",
                                    "VERSION",
                                    "SERVER",
                                    "IDENTITY",
                                    "NEXT STEP",
                                    "MESSAGE")
                            : List.of(
                                    "NAME", "READY", "STATUS", "DELIVERIES", "VERSION", "MESSAGE");
            case SOURCES ->
                    wide
                            ? List.of(
                                    "NAME",
                                    "READY",
                                    "STATUS",
                                    "REVISION",
                                    "AGE",
                                    "FOLLOWS",
                                    "URL",
                                    "NEXT STEP",
                                    "MESSAGE")
                            : List.of("NAME", "READY", "STATUS", "REVISION", "AGE", "MESSAGE");
            case DEFINITIONS -> List.of("NAME", "STATUS", "AGE", "FROM", "PROBLEMS");
        };
    }

    List<String> row(Mapping item, boolean wide, Instant now) {
        var row = new ArrayList<String>();
        row.add(text(item, "id"));
        switch (this) {
            case DELIVERIES -> {
                standing(item, row);
                row.add(ready(item, "controlPlanes"));
                row.add(revision(item, "commit"));
                row.add(Age.of(item.string("definedAt"), now));
                if (wide) {
                    row.addAll(
                            List.of(
                                    text(item, "source"),
                                    text(item, "path"),
                                    text(item, "nextStep")));
                }
                row.add(text(item, "message"));
            }
            case CONTROL_PLANES -> {
                standing(item, row);
                row.add(ready(item, "deliveries"));
                row.add(text(item, "version"));
                if (wide) {
                    row.addAll(
                            List.of(
                                    text(item, "server"),
                                    text(item, "identity"),
                                    text(item, "nextStep")));
                }
                row.add(text(item, "message"));
            }
            case SOURCES -> {
                standing(item, row);
                var commit = item.mapping("commit");
                row.add(commit.map(of -> revision(of, "id")).orElse(""));
                row.add(Age.of(commit.flatMap(of -> of.string("fetchedAt")), now));
                if (wide) {
                    row.addAll(
                            List.of(
                                    text(item, "follows"),
                                    text(item, "url"),
                                    text(item, "nextStep")));
                }
                row.add(text(item, "message"));
            }
            case DEFINITIONS -> {
                row.add(text(item, "phase"));
                row.add(Age.of(item.string("since"), now));
                row.add(text(item, "intake"));
                row.add(
                        String.join(
                                "; ",
                                StatusApi.mappings(item, "problems").stream()
                                        .map(Listing::problem)
                                        .toList()));
            }
        }
        return row;
    }

    private static void standing(Mapping item, List<String> row) {
        row.add(text(item, "ready"));
        row.add(text(item, "phase"));
    }

    private static String ready(Mapping item, String field) {
        return item.mapping(field)
                .map(count -> number(count, "ready") + "/" + number(count, "total"))
                .orElse("");
    }

    private static String revision(Mapping item, String commit) {
        var ref = text(item, "ref").replaceFirst("^refs/(heads|tags)/", "");
        var id = text(item, commit);
        return id.isEmpty() ? "" : ref + "@" + id.substring(0, Math.min(7, id.length()));
    }

    private static String problem(Mapping problem) {
        var place = new StringBuilder(text(problem, "file"));
        for (var part : List.of("line", "column")) {
            var number = number(problem, part);
            if (!number.isEmpty()) {
                place.append(':').append(number);
            }
        }
        return (place.isEmpty() ? "" : place + " ") + text(problem, "message");
    }

    static String text(Mapping item, String field) {
        return item.string(field).map(value -> value.replace('\n', ' ')).orElse("");
    }

    static String number(Mapping item, String field) {
        return item.get(field)
                .filter(Scalar.class::isInstance)
                .map(node -> ((Scalar) node).text())
                .orElse("");
    }
}
