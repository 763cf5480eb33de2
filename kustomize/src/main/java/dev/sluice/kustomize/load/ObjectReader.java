package dev.sluice.kustomize.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Reprint;
import dev.sluice.kustomize.schema.OpenApi;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.EqualKeys;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.OddKeys;
import dev.sluice.manifest.Parsed;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the objects of a file: several documents, lists taken apart, each object with a kind and a
/// name (`api/resource/factory.go`, `kyaml/kio/byteio_reader.go`).
public final class ObjectReader {

    /// Odd keys and those that stand twice are mistakes only where they are printed.
    private static final YamlReader READER =
            new YamlReader(Dialect.KUSTOMIZE).with(OddKeys.KEPT).with(EqualKeys.KEPT);

    private static final String LIST = "List";
    private static final String KIND = "kind";
    private static final String ITEMS = "items";

    private final OpenApi openApi;
    private final Problems problems;

    /// @param openApi is told the schemas that stand in comments
    public ObjectReader(OpenApi openApi, Problems problems) {
        this.openApi = openApi;
        this.problems = problems;
    }

    /// The objects of a file; nothing if any of them is unsound.
    public Optional<List<Mapping>> read(String file, byte[] content) {
        var parsed = READER.read(file, content);
        openApi.noteComments(content, parsed.documents());
        return objects(parsed, LastText.of(content));
    }

    /// The objects of a text that stands somewhere in a file.
    public Optional<List<Mapping>> read(Position position, String text) {
        var own = new Problems();
        var objects = new ObjectReader(openApi, own).read(position.file(), text.getBytes(UTF_8));
        own.all().forEach(problem -> problems.add(moved(problem, position)));
        return objects;
    }

    /// A problem of a text, told of the place where the text stands.
    private static Problem moved(Problem problem, Position position) {
        var inside = problem.position();
        var line = inside == null ? "" : "line %d of this: ".formatted(inside.line());
        return Problem.error(
                problem.reason(), position, line + problem.message(), problem.remedy());
    }

    private Optional<List<Mapping>> objects(Parsed parsed, Optional<LastText> lastText) {
        problems.addAll(parsed.problems());
        if (!parsed.isSound()) {
            return Optional.empty();
        }
        var nodes = unwrapped(parsed.documents());
        var objects = new ArrayList<Mapping>();
        var sound = true;
        for (var queue = new ArrayDeque<>(nodes); !queue.isEmpty(); ) {
            var node = queue.removeFirst();
            if (isEmpty(node)) {
                continue;
            }
            if (!isNamed(node)) {
                sound = false;
            } else if (node instanceof Mapping object && isCollection(object)) {
                sound &= inlined(object, queue);
            } else if (node instanceof Mapping object) {
                objects.add(lastText.map(text -> text.grown(object)).orElse(object));
            }
        }
        return sound ? Optional.of(objects) : Optional.empty();
    }

    /// A `List` that is a file's only document stands for its items.
    private static List<YamlNode> unwrapped(List<YamlNode> documents) {
        if (documents.size() == 1 && documents.getFirst() instanceof Mapping only) {
            var kind = text(only, KIND);
            var hasParts = only.get(ITEMS).isPresent() || only.get("functionConfig").isPresent();
            if ((kind.equals(LIST) || kind.equals("ResourceList")) && hasParts) {
                return only.sequence(ITEMS).map(Sequence::items).orElseGet(List::of);
            }
        }
        return documents;
    }

    private static boolean isCollection(Mapping object) {
        return text(object, KIND).endsWith(LIST) && object.get(ITEMS).isPresent();
    }

    /// Puts the items of a collection behind all that is still to come, as kustomize does.
    private boolean inlined(Mapping collection, ArrayDeque<YamlNode> queue) {
        var noted = problems.all().size();
        Reprint.noteOddKeys(collection, problems);
        return problems.all().size() == noted && areQueued(collection, queue);
    }

    private boolean areQueued(Mapping collection, ArrayDeque<YamlNode> queue) {
        return switch (collection.get(ITEMS).orElseThrow()) {
            case Sequence sequence -> {
                for (var item : sequence.items()) {
                    queue.addAll(unwrapped(List.of(JsonView.of(item))));
                }
                yield true;
            }
            case Scalar scalar when scalar.isNull() -> true;
            case YamlNode other -> {
                problems.error(
                        "InvalidField",
                        other.position(),
                        "the items of this %s are no list".formatted(text(collection, KIND)),
                        "write a list");
                yield false;
            }
        };
    }

    private boolean isNamed(YamlNode node) {
        if (!(node instanceof Mapping object)) {
            problems.error(
                    "NotAnObject",
                    node.position(),
                    "this is no Kubernetes object",
                    "write a mapping with apiVersion, kind and metadata");
            return false;
        }
        var kind = text(object, KIND);
        if (kind.isEmpty()) {
            missing(object, KIND);
            return false;
        }
        if (kind.endsWith(LIST)) {
            return true;
        }
        var metadata = object.mapping("metadata");
        if (metadata.isEmpty() || text(metadata.get(), "name").isEmpty()) {
            missing(object, "metadata.name");
            return false;
        }
        return true;
    }

    private void missing(Mapping object, String field) {
        problems.error(
                "MissingField", object.position(), "the object has no " + field, "add " + field);
    }

    /// The text of a field; empty if it is null or absent.
    private static String text(Mapping object, String field) {
        var found = object.get(field);
        return found.isPresent() && found.get() instanceof Scalar scalar && !scalar.isNull()
                ? scalar.text()
                : "";
    }

    private static boolean isEmpty(YamlNode node) {
        return switch (node) {
            case Scalar scalar -> scalar.isNull();
            case Sequence sequence -> sequence.items().isEmpty();
            case Mapping mapping -> mapping.isEmpty();
        };
    }
}
