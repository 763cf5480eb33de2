package dev.sluice.kustomize.replacement;

import dev.sluice.kustomize.definition.Located;
import dev.sluice.kustomize.definition.ReplacementDefinition;
import dev.sluice.kustomize.definition.ReplacementDefinition.Options;
import dev.sluice.kustomize.definition.ReplacementDefinition.Source;
import dev.sluice.kustomize.definition.ReplacementDefinition.Target;
import dev.sluice.kustomize.document.Node;
import dev.sluice.kustomize.draft.Draft;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.ResourceId;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.manifest.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Copies values from fields of objects into fields of others
/// (`api/filters/replacement/replacement.go`).
public final class Replacements {

    private static final String DEFAULT_PATH = "metadata.name";

    /// Nodes that the replacements of one kustomization may write: a value can hold what it was
    /// copied into, and so double with each copy.
    private static final long MOST_NODES = 500_000;

    private final Problems problems;
    private long written;

    public Replacements(Problems problems) {
        this.problems = problems;
    }

    /// Carries the replacements out, each on what the ones before it made. Those that name a file
    /// must have been read before.
    public Resources apply(List<ReplacementDefinition> definitions, Resources resources) {
        var workspace = new Workspace(resources);
        for (var definition : definitions) {
            if (isComplete(definition)) {
                value(definition, workspace)
                        .ifPresent(value -> write(value, definition.targets(), workspace));
            }
        }
        return workspace.resources();
    }

    private boolean isComplete(ReplacementDefinition definition) {
        var hasSource = definition.source().isPresent();
        var hasValue = definition.sourceValue().isPresent();
        if ((!hasSource && !hasValue) || definition.targets().isEmpty()) {
            refuse(
                    definition.position(),
                    "a replacement must specify a source and at least one target",
                    "add what is missing");
            return false;
        }
        if (hasSource && hasValue) {
            refuse(
                    definition.position(),
                    "a replacement takes its value from a source or from sourceValue, not from both",
                    "remove one of them");
            return false;
        }
        return true;
    }

    private Optional<Value> value(ReplacementDefinition definition, Workspace workspace) {
        return definition
                .sourceValue()
                .map(text -> constant(text))
                .or(() -> definition.source().flatMap(source -> read(source, workspace)));
    }

    private static Value constant(Located text) {
        var node = Draft.created(Draft.Kind.SCALAR, text.position());
        node.setText(text.text());
        return new Value(node);
    }

    private Optional<Value> read(Source source, Workspace workspace) {
        var found =
                workspace.pieces().stream()
                        .filter(piece -> isSelected(piece, source))
                        .limit(2)
                        .toList();
        if (found.size() != 1) {
            refuse(
                    source.position(),
                    (found.isEmpty() ? "no object has %s" : "more than one object has %s")
                            .formatted(described(source)),
                    found.isEmpty()
                            ? "name one of the objects of this kustomization"
                            : "name kind, name and namespace");
            return Optional.empty();
        }
        return field(source, found.getFirst());
    }

    private static String described(Source source) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("group", source.gvk().group());
        parts.put("version", source.gvk().version());
        parts.put("kind", source.gvk().kind());
        parts.put("name", source.name());
        parts.put("namespace", source.namespace());
        parts.values().removeIf(String::isEmpty);
        return parts.isEmpty()
                ? "a name"
                : parts.entrySet().stream()
                        .map(part -> part.getKey() + " " + part.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static boolean isSelected(Workspace.Piece piece, Source source) {
        return piece.resource().wasEver(id -> isSelected(id, source));
    }

    private static boolean isSelected(ResourceId id, Source source) {
        var sameScope = new ResourceId(id.gvk(), id.name(), source.namespace(), id.clusterScoped());
        return (source.name().isEmpty() || source.name().equals(id.name()))
                && (source.namespace().isEmpty() || sameScope.isInSameNamespaceAs(id))
                && id.gvk().isSelectedBy(source.gvk());
    }

    private Optional<Value> field(Source source, Workspace.Piece piece) {
        var path = source.fieldPath().isEmpty() ? DEFAULT_PATH : source.fieldPath().text();
        try {
            var node = Lookup.find(piece.draft(), FieldAddress.parse(path).parts());
            if (node == null || node.isEmpty()) {
                throw new Unreachable("the field is missing or empty");
            }
            return Optional.of(Value.of(node, source.options()));
        } catch (Unreachable unreachable) {
            refuse(
                    source.fieldPath().position(),
                    "%s of %s is no source: %s"
                            .formatted(path, piece.resource(), unreachable.why()),
                    "correct the fieldPath");
            return Optional.empty();
        }
    }

    private void write(Value value, List<Target> targets, Workspace workspace) {
        for (var target : targets) {
            if (target.select().isEmpty()) {
                refuse(
                        target.position(),
                        "a target must specify objects to select",
                        "add select with a kind or a name");
                continue;
            }
            var choice = TargetChoice.of(target, target.select().get(), problems);
            for (var piece : workspace.pieces()) {
                if (choice.isPresent() && choice.get().picks(piece.resource())) {
                    write(value, target, piece);
                }
            }
        }
    }

    private void write(Value value, Target target, Workspace.Piece piece) {
        var paths =
                target.fieldPaths().isEmpty()
                        ? List.of(new Located(DEFAULT_PATH, target.position()))
                        : target.fieldPaths();
        for (var path : paths) {
            try {
                write(value, target.options(), FieldAddress.parse(path.text()), piece.draft());
            } catch (Unreachable unreachable) {
                refuse(
                        path.position(),
                        "%s of %s is no target: %s"
                                .formatted(path, piece.resource(), unreachable.why()),
                        "correct the fieldPath, or set options.create where the field is missing");
                return;
            }
            piece.changed();
        }
    }

    private void write(Value value, Optional<Options> options, FieldAddress address, Draft object)
            throws Unreachable {
        var size = value.node().size();
        spend(size);
        var wanted = kindToCreate(value, options);
        var embedded = EmbeddedField.find(object, address);
        if (embedded != null && embedded.write(value, wanted)) {
            return;
        }
        var fields = FieldSearch.inObjects(wanted).find(object, address.parts());
        if (fields.isEmpty()) {
            throw new Unreachable("the field is missing");
        }
        spend(size * (fields.size() - 1L));
        for (var field : fields) {
            if (address.isAnnotation()) {
                field.forgetType();
            }
            value.writeTo(field, options);
        }
    }

    private void spend(long nodes) throws Unreachable {
        written += nodes;
        if (written > MOST_NODES) {
            throw new Unreachable(
                    "the replacements write more than %d nodes".formatted(MOST_NODES));
        }
    }

    private static Node.@Nullable Kind kindToCreate(Value value, Optional<Options> options) {
        return options.filter(Options::create).isPresent()
                ? DraftNodes.kind(value.node().kind())
                : null;
    }

    private void refuse(Position position, String message, String remedy) {
        problems.error("InvalidReplacement", position, message, remedy);
    }
}
