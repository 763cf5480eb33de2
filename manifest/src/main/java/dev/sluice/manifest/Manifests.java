package dev.sluice.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The objects of some documents, lists taken apart as kubectl does, and what is wrong with the
/// documents that are none.
public record Manifests(List<Manifest> objects, List<Problem> problems) {

    private static final String LIST = "List";

    public Manifests {
        objects = List.copyOf(objects);
        problems = List.copyOf(problems);
    }

    /// The objects of a file, with the problems of reading it first.
    public static Manifests of(Parsed parsed) {
        var manifests = of(parsed.documents());
        var problems = new ArrayList<>(parsed.problems());
        problems.addAll(manifests.problems());
        return new Manifests(manifests.objects(), problems);
    }

    public static Manifests of(List<YamlNode> documents) {
        var objects = new ArrayList<Manifest>();
        var problems = new ArrayList<Problem>();
        documents.forEach(document -> collect(document, objects, problems));
        return new Manifests(objects, problems);
    }

    private static void collect(YamlNode node, List<Manifest> objects, List<Problem> problems) {
        if (!(node instanceof Mapping mapping)) {
            problems.add(
                    Problem.error(
                            "NotAnObject",
                            node.position(),
                            "this is not a Kubernetes object but a "
                                    + (node instanceof Sequence ? "list" : "single value"),
                            "write a mapping with apiVersion, kind and metadata"));
        } else if (isList(mapping)) {
            var items = mapping.sequence("items").map(Sequence::items).orElseGet(List::of);
            items.forEach(item -> collect(itemOf(mapping, item), objects, problems));
        } else {
            var flaws = flaws(mapping);
            problems.addAll(flaws);
            if (flaws.isEmpty()) {
                objects.add(new Manifest(mapping));
            }
        }
    }

    /// Whether it is a `List`, or a list of one kind such as `ConfigMapList`.
    private static boolean isList(Mapping mapping) {
        return mapping.string("kind").filter(kind -> kind.endsWith(LIST)).isPresent()
                && mapping.get("items")
                        .filter(node -> node instanceof Sequence || isNull(node))
                        .isPresent();
    }

    private static boolean isNull(YamlNode node) {
        return node instanceof Scalar scalar && scalar.isNull();
    }

    /// In a list of one kind the items need not repeat it.
    private static YamlNode itemOf(Mapping list, YamlNode item) {
        var kind = list.string("kind").orElse(LIST);
        if (kind.equals(LIST)
                || !(item instanceof Mapping mapping)
                || mapping.get("kind").isPresent()) {
            return item;
        }
        var itemKind = kind.substring(0, kind.length() - LIST.length());
        var named = mapping.with("kind", Scalar.string(itemKind, item.position()));
        return list.get("apiVersion")
                .filter(_ -> named.get("apiVersion").isEmpty())
                .map(version -> named.with("apiVersion", version))
                .orElse(named);
    }

    private static List<Problem> flaws(Mapping mapping) {
        var flaws = new ArrayList<Problem>();
        required(mapping, FieldPath.of("apiVersion")).ifPresent(flaws::add);
        required(mapping, FieldPath.of("kind")).ifPresent(flaws::add);
        var name = FieldPath.of("metadata", "name");
        var generated = mapping.at(FieldPath.of("metadata", "generateName"));
        if (mapping.at(name).isEmpty() && generated.isPresent()) {
            flaws.add(
                    Problem.error(
                            "GeneratedName",
                            generated.get().position(),
                            "metadata.generateName gives a new object with each delivery",
                            "give the object a metadata.name"));
        } else {
            required(mapping, name).ifPresent(flaws::add);
        }
        return flaws;
    }

    private static Optional<Problem> required(Mapping mapping, FieldPath field) {
        var found = mapping.at(field);
        if (found.flatMap(Manifest::word).isPresent()) {
            return Optional.empty();
        }
        var position = found.map(YamlNode::position).orElse(mapping.position());
        var isMissing = found.filter(node -> !isNull(node)).isEmpty();
        return Optional.of(
                isMissing
                        ? Problem.error(
                                "MissingField",
                                position,
                                "the object has no " + field,
                                "add " + field)
                        : Problem.error(
                                "InvalidField",
                                position,
                                field + " is not a non-empty string",
                                "put the value in quotes"));
    }
}
