package dev.sluice.kustomize.replacement;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sluice.kustomize.draft.Draft;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds all nodes that a path names, and makes those that are missing where that is wanted
/// (`PathMatcher` of `kyaml/yaml/match.go`).
final class FieldSearch {

    /// What missing nodes at the end of the path are to be; null if none are made.
    private final Draft.@Nullable Kind wanted;

    FieldSearch(Draft.@Nullable Kind wanted) {
        this.wanted = wanted;
    }

    List<Draft> find(Draft node, List<String> parts) throws Unreachable {
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

    private List<Draft> everyItem(Draft node, List<String> parts) throws Unreachable {
        var found = new ArrayList<Draft>();
        for (var item : Nodes.items(node)) {
            found.addAll(find(item, rest(parts)));
        }
        return found;
    }

    private List<Draft> field(Draft node, String name, List<String> parts) throws Unreachable {
        var field = Nodes.field(node, name);
        if (field == null && wanted == null) {
            return List.of();
        }
        var here = field == null ? createdField(node, name, parts) : field;
        if (here.kind() == Draft.Kind.SCALAR && parts.size() > 1) {
            var document = EmbeddedDocument.parse(here.text());
            return find(document.root(), rest(parts)).stream().map(FieldSearch::unseen).toList();
        }
        return find(here, rest(parts));
    }

    /// Stands for a field of a document that nobody prints: any text fits it.
    private static Draft unseen(Draft field) {
        if (field.kind() != Draft.Kind.SCALAR) {
            return field;
        }
        var unseen = Draft.created(Draft.Kind.SCALAR, field.position());
        unseen.setText(field.text());
        return unseen;
    }

    private Draft createdField(Draft node, String name, List<String> parts) {
        var created = Draft.created(kindFor(parts), node.position());
        // Below null kyaml builds what nobody sees.
        if (node.kind() == Draft.Kind.MAPPING) {
            var key = Scalar.string(name, node.position());
            node.fields().put(name, new Draft.Field(key, created));
        }
        return created;
    }

    private List<Draft> item(Draft node, int index, List<String> parts) throws Unreachable {
        var items = Nodes.items(node);
        if (index == items.size() && wanted != null) {
            items.add(Draft.created(kindFor(parts), node.position()));
        }
        if (index >= items.size()) {
            throw new Unreachable(
                    "the list has no item %d but only %d items".formatted(index, items.size()));
        }
        return find(items.get(index), rest(parts));
    }

    private List<Draft> picked(Draft node, Pick pick, List<String> parts) throws Unreachable {
        var found = existing(node, pick, parts);
        if (!found.isEmpty() || wanted == null) {
            return found;
        }
        Nodes.items(node).add(item(pick, node.position()));
        return existing(node, pick, parts);
    }

    private List<Draft> existing(Draft node, Pick pick, List<String> parts) throws Unreachable {
        var pattern = pattern(pick.value());
        var found = new ArrayList<Draft>();
        for (var item : Nodes.items(node)) {
            var value = pick.isByValue() ? item : item.field(pick.field());
            if (value == null || !pattern.matcher(StyledYaml.print(value.node()).strip()).find()) {
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

    private static Draft item(Pick pick, Position position) {
        var value = Draft.created(Draft.Kind.SCALAR, position);
        value.setText(pick.value());
        if (pick.isByValue()) {
            return value;
        }
        var item = Draft.created(Draft.Kind.MAPPING, position);
        item.fields()
                .put(pick.field(), new Draft.Field(Scalar.string(pick.field(), position), value));
        return item;
    }

    private Draft.Kind kindFor(List<String> parts) {
        if (parts.size() > 1 && !parts.get(1).isEmpty()) {
            var next = parts.get(1);
            return FieldAddress.isPick(next) || FieldAddress.isIndex(next)
                    ? Draft.Kind.SEQUENCE
                    : Draft.Kind.MAPPING;
        }
        return wanted == null ? Draft.Kind.SCALAR : wanted;
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
