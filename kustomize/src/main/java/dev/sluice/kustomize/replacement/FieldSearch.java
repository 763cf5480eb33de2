package dev.sluice.kustomize.replacement;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sluice.kustomize.document.Node;
import dev.sluice.kustomize.document.Node.Kind;
import dev.sluice.kustomize.draft.Draft;
import dev.sluice.manifest.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds all nodes that a path names, and makes those that are missing where that is wanted
/// (`PathMatcher` of `kyaml/yaml/match.go`).
final class FieldSearch<N> {

    private final Nodes<N> nodes;

    /// What missing nodes at the end of the path are to be; null if none are made.
    private final @Nullable Kind wanted;

    /// Makes what stands for a node of a document inside a string; nobody prints it.
    private final Function<Node, N> unseen;

    private FieldSearch(Nodes<N> nodes, @Nullable Kind wanted, Function<Node, N> unseen) {
        this.nodes = nodes;
        this.wanted = wanted;
        this.unseen = unseen;
    }

    static FieldSearch<Draft> inObjects(@Nullable Kind wanted) {
        return new FieldSearch<>(new DraftNodes(), wanted, FieldSearch::unseen);
    }

    static FieldSearch<Node> inDocuments(@Nullable Kind wanted) {
        return new FieldSearch<>(new DocumentNodes(), wanted, Function.identity());
    }

    /// Any text fits a field that nobody prints.
    private static Draft unseen(Node field) {
        var kind = field.kind() == Kind.SCALAR ? Draft.Kind.SCALAR : Draft.Kind.MAPPING;
        var unseen = Draft.created(kind, Position.NOWHERE);
        if (kind == Draft.Kind.SCALAR) {
            unseen.setText(field.value());
        }
        return unseen;
    }

    List<N> find(N node, List<String> parts) throws Unreachable {
        if (parts.isEmpty()) {
            return List.of(node);
        }
        var part = parts.getFirst();
        if (FieldAddress.isIndex(part)) {
            return item(node, Integer.parseInt(part), parts);
        }
        if (FieldAddress.isPick(part)) {
            return picked(node, Pick.parse(part), parts);
        }
        return part.equals("*") ? everyItem(node, parts) : field(node, part, parts);
    }

    private List<N> everyItem(N node, List<String> parts) throws Unreachable {
        var found = new ArrayList<N>();
        for (var item : nodes.items(node)) {
            found.addAll(find(item, rest(parts)));
        }
        return found;
    }

    private List<N> field(N node, String name, List<String> parts) throws Unreachable {
        var field = nodes.field(node, name);
        if (field == null && wanted == null) {
            return List.of();
        }
        var here = field == null ? createdField(node, name, parts) : field;
        if (nodes.kind(here) == Kind.SCALAR && parts.size() > 1) {
            var document = EmbeddedDocument.parse(nodes.text(here));
            return inDocuments(wanted).find(document.root(), rest(parts)).stream()
                    .map(unseen)
                    .toList();
        }
        return find(here, rest(parts));
    }

    private N createdField(N node, String name, List<String> parts) {
        var created = nodes.created(kindFor(parts), node);
        nodes.put(node, name, created);
        return created;
    }

    private List<N> item(N node, int index, List<String> parts) throws Unreachable {
        var items = nodes.items(node);
        if (index == items.size() && wanted != null) {
            items.add(nodes.created(kindFor(parts), node));
        }
        if (index >= items.size()) {
            throw new Unreachable(
                    "the list has no item %d but only %d items".formatted(index, items.size()));
        }
        return find(items.get(index), rest(parts));
    }

    private List<N> picked(N node, Pick pick, List<String> parts) throws Unreachable {
        var found = existing(node, pick, parts);
        if (!found.isEmpty() || wanted == null) {
            return found;
        }
        nodes.items(node).add(item(pick, node));
        return existing(node, pick, parts);
    }

    private List<N> existing(N node, Pick pick, List<String> parts) throws Unreachable {
        var pattern = pattern(pick.value());
        var found = new ArrayList<N>();
        for (var item : nodes.items(node)) {
            var value = pick.isByValue() ? item : nodes.value(item, pick.field());
            if (value == null || !pattern.matcher(nodes.printed(value).strip()).find()) {
                continue;
            }
            if (pick.isByValue()) {
                found.add(item);
            } else {
                found.addAll(find(item, rest(parts)));
            }
        }
        return found;
    }

    private N item(Pick pick, N near) {
        var value = nodes.scalar(pick.value(), near);
        if (pick.isByValue()) {
            return value;
        }
        var item = nodes.created(Kind.MAPPING, near);
        nodes.put(item, pick.field(), value);
        return item;
    }

    private Kind kindFor(List<String> parts) {
        if (parts.size() > 1 && !parts.get(1).isEmpty()) {
            var next = parts.get(1);
            return FieldAddress.isPick(next) || FieldAddress.isIndex(next)
                    ? Kind.SEQUENCE
                    : Kind.MAPPING;
        }
        return wanted == null ? Kind.SCALAR : wanted;
    }

    private static List<String> rest(List<String> parts) {
        return parts.subList(1, parts.size());
    }

    private static Pattern pattern(String text) throws Unreachable {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new Unreachable(
                    "\"%s\" is no regular expression: %s".formatted(text, e.getMessage()));
        }
    }
}
