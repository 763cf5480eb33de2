package dev.sluice.render.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One line of a `.gitignore` as go-git reads it, which is what Flux uses: a pattern matches what
/// it names and all below, the last one that matches decides, and what lies in an excluded
/// directory can be taken back.
final class IgnorePattern {

    private static final String ANY_DEPTH = "**";

    private final List<String> domain;
    private final boolean takesBack;
    private final boolean directoriesOnly;
    private final List<Segment> segments;

    /// A name of the pattern.
    ///
    /// @param wildcard null where the text is malformed and matches nothing
    private record Segment(String text, Optional<Wildcard> wildcard) {
        static Segment of(String text) {
            return new Segment(text, Wildcard.parse(text, '^'));
        }

        boolean matches(String name) {
            return wildcard.isPresent() && wildcard.get().matches(name);
        }
    }

    private IgnorePattern(
            List<String> domain,
            boolean takesBack,
            boolean directoriesOnly,
            List<Segment> segments) {
        this.domain = domain;
        this.takesBack = takesBack;
        this.directoriesOnly = directoriesOnly;
        this.segments = segments;
    }

    /// @param domain the directory that the lines count from
    static List<IgnorePattern> parse(String lines, List<String> domain) {
        return lines.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> parseLine(line, domain))
                .toList();
    }

    private static IgnorePattern parseLine(String line, List<String> domain) {
        boolean takesBack = line.startsWith("!");
        var pattern = takesBack ? line.substring(1) : line;
        if (!pattern.endsWith("\\ ")) {
            pattern = pattern.replaceAll(" +$", "");
        }
        boolean directoriesOnly = pattern.endsWith("/");
        if (directoriesOnly) {
            pattern = pattern.substring(0, pattern.length() - 1);
        }
        var segments = List.of(pattern.split("/", -1)).stream().map(Segment::of).toList();
        return new IgnorePattern(List.copyOf(domain), takesBack, directoriesOnly, segments);
    }

    /// Whether it decides about a file: empty where it says nothing, else whether the file is
    /// excluded.
    Optional<Boolean> excludes(List<String> file) {
        if (file.size() <= domain.size() || !file.subList(0, domain.size()).equals(domain)) {
            return Optional.empty();
        }
        var path = file.subList(domain.size(), file.size());
        boolean matches = segments.size() == 1 ? namesAnyOf(path) : leadsTo(path);
        return matches ? Optional.of(!takesBack) : Optional.empty();
    }

    private boolean namesAnyOf(List<String> path) {
        var segment = segments.getFirst();
        for (int i = 0; i < path.size(); i++) {
            if (segment.matches(path.get(i))) {
                return !(directoriesOnly && i == path.size() - 1);
            }
        }
        return false;
    }

    private boolean leadsTo(List<String> path) {
        var rest = new ArrayList<>(path);
        boolean matched = false;
        boolean anyDepth = false;
        for (int i = 0; i < segments.size(); i++) {
            var segment = segments.get(i);
            if (segment.text().isEmpty()) {
                anyDepth = false;
            } else if (segment.text().equals(ANY_DEPTH)) {
                anyDepth = i < segments.size() - 1;
            } else if (segment.text().contains(ANY_DEPTH) || rest.isEmpty()) {
                return false;
            } else if (anyDepth) {
                anyDepth = false;
                matched = skipTo(segment, rest);
            } else if (segment.matches(rest.removeFirst())) {
                matched = true;
            } else {
                return false;
            }
        }
        return matched && !(directoriesOnly && rest.isEmpty());
    }

    private static boolean skipTo(Segment segment, List<String> rest) {
        while (!rest.isEmpty()) {
            if (segment.matches(rest.removeFirst())) {
                return true;
            }
        }
        return false;
    }
}
