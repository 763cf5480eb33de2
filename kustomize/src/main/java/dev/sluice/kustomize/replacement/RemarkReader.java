package dev.sluice.kustomize.replacement;

import dev.sluice.kustomize.replacement.Remarks.Place;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds the comments of a document that is written in block style, and tells to which keys and
/// items they belong (`yaml_parser_scan_comments` of go-yaml 3). Comments inside of brackets and
/// braces, and those between a key and a single value below it, belong to none.
final class RemarkReader {

    /// A key or an item with what it stands in.
    private record Entry(Place place, int line, int column, @Nullable Entry parent) {}

    /// Comments on neighbouring lines and in one column.
    private record Group(int column, boolean isFirst, boolean isFarAbove, List<String> lines) {}

    private final DocumentLines lines;
    private final TreeMap<Integer, Entry> firstOf = new TreeMap<>();
    private final TreeMap<Integer, Entry> lastOf = new TreeMap<>();
    private final Map<Place, List<String>> above = new HashMap<>();
    private final Map<Place, String> beside = new HashMap<>();
    private final Map<Place, List<String>> below = new HashMap<>();
    private final List<String> end = new ArrayList<>();

    private RemarkReader(String text) {
        this.lines = new DocumentLines(text);
    }

    static Remarks read(YamlNode document, String text) {
        if (!text.contains("#")) {
            return Remarks.NONE;
        }
        var reader = new RemarkReader(text);
        reader.visit(document, null);
        if (reader.firstOf.isEmpty()) {
            return Remarks.NONE;
        }
        reader.assign();
        return new Remarks(reader.above, reader.beside, reader.below, reader.end);
    }

    private void visit(YamlNode node, @Nullable Entry parent) {
        switch (node) {
            case Scalar _ -> {}
            case Mapping mapping when !lines.isFlow(mapping) ->
                    mapping.fields().values().forEach(field -> visit(field, parent));
            case Sequence sequence when !lines.isFlow(sequence) ->
                    sequence.items().forEach(item -> visit(item, sequence, parent));
            case Mapping _, Sequence _ -> {}
        }
    }

    private void visit(Mapping.Field field, @Nullable Entry parent) {
        var at = field.key().position();
        var entry = new Entry(new Place.Key(at), at.line(), at.column(), parent);
        add(entry, field.value());
        if (lines.isNested(field.value())) {
            lines.commentBehindKey(field.key()).ifPresent(text -> beside.put(entry.place(), text));
        }
    }

    private void visit(YamlNode item, Sequence sequence, @Nullable Entry parent) {
        var at = item.position();
        add(new Entry(new Place.Item(at), at.line(), sequence.position().column(), parent), item);
    }

    private void add(Entry entry, YamlNode value) {
        firstOf.putIfAbsent(entry.line(), entry);
        lastOf.put(entry.line(), entry);
        if (!lines.isNested(value)) {
            lines.commentBehind(value).ifPresent(text -> beside.put(entry.place(), text));
        }
        visit(value, entry);
    }

    private void assign() {
        var before = 0;
        for (var line = 1; line <= lines.count() + 1; line++) {
            if (line > lines.count() || lines.isContent(line)) {
                assign(before, line);
                before = line;
            }
        }
    }

    private void assign(int before, int next) {
        var groups = groups(before, next);
        var last = lastOf.floorEntry(before);
        var open = last == null ? null : last.getValue();
        var follower = firstOf.get(next);
        if (follower == null && next <= lines.count()) {
            return;
        }
        for (var group : groups) {
            if (next > lines.count() && (group.column() == 1 || open == null)) {
                end.addAll(group.isFirst() ? List.of() : List.of(""));
                end.addAll(group.lines());
            } else if (open != null && closes(group, open, follower)) {
                below.put(owner(open, group.column()).place(), group.lines());
            } else if (follower != null) {
                var heads = above.computeIfAbsent(follower.place(), _ -> new ArrayList<>());
                heads.addAll(group.lines());
                // Only at the top a blank line stays between the last comment and the key.
                var isLast = group.equals(groups.getLast());
                var isGap = group.isFarAbove() && (!isLast || before == 0);
                heads.addAll(isGap ? List.of("") : List.of());
            }
        }
    }

    private static boolean closes(Group group, Entry open, @Nullable Entry follower) {
        if (follower == null) {
            return true;
        }
        if (open.equals(follower.parent())) {
            return false;
        }
        var isDeeper =
                group.column() > follower.column()
                        && owner(open, group.column()).column() > follower.column();
        return isDeeper || (group.isFirst() && group.isFarAbove());
    }

    private static Entry owner(Entry open, int column) {
        var owner = open;
        var below = open;
        while (owner.column() > column && owner.parent() != null) {
            below = owner;
            owner = owner.parent();
        }
        // What stands below a dash closes the last key of the mapping behind it.
        if (owner.column() == column
                && owner.place() instanceof Place.Item
                && below.place() instanceof Place.Key) {
            return below;
        }
        return owner;
    }

    private List<Group> groups(int before, int next) {
        var groups = new ArrayList<Group>();
        var line = before + 1;
        while (line < next) {
            var first = line;
            var texts = new ArrayList<String>();
            while (line < next
                    && !lines.isBlank(line)
                    && lines.column(line) == lines.column(first)) {
                texts.add(lines.text(line).strip());
                line++;
            }
            if (texts.isEmpty()) {
                line++;
            } else {
                var isFarAbove = line < next && lines.isBlank(line);
                groups.add(new Group(lines.column(first), first == before + 1, isFarAbove, texts));
            }
        }
        return groups;
    }
}
