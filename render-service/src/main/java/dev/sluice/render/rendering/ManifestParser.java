package dev.sluice.render.rendering;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// From the documents of files to objects: lists expanded, and all that is wrong with each.
final class ManifestParser {

    private final Dialect dialect;
    private final RenderLimits limits;
    private final Findings findings;
    private long bytes;
    private long nodes;
    private int total;

    ManifestParser(Dialect dialect, RenderLimits limits, Findings findings) {
        this.dialect = dialect;
        this.limits = limits;
        this.findings = findings;
    }

    List<RenderedObject> parse(List<ManifestFile> files) {
        var objects = new ArrayList<RenderedObject>();
        for (var file : files) {
            bytes += file.entry().size();
            if (bytes > limits.bytes()) {
                tooLarge(file, "the files have more than %d bytes".formatted(limits.bytes()));
                return objects;
            }
            parse(file, objects);
            if (objects.size() > limits.objects()) {
                tooLarge(file, "there are more than %d objects".formatted(limits.objects()));
                return objects;
            }
            if (nodes > limits.nodes()) {
                tooLarge(file, "the objects have more than %d values".formatted(limits.nodes()));
                return objects;
            }
        }
        return objects;
    }

    /// The objects that a build gave, checked like those of files.
    List<RenderedObject> check(List<Mapping> built) {
        var objects = new ArrayList<RenderedObject>(built.size());
        for (var mapping : built) {
            object(mapping, objects);
            if (objects.size() > limits.objects() || nodes > limits.nodes()) {
                tooMany(mapping.position());
                return objects;
            }
        }
        return objects;
    }

    /// The objects of documents that were read already, lists expanded.
    List<RenderedObject> expand(List<YamlNode> documents) {
        var objects = new ArrayList<RenderedObject>();
        for (var document : documents) {
            expand(document, objects);
            total++;
            if (total + objects.size() > limits.objects() || nodes > limits.nodes()) {
                tooMany(document.position());
                return objects;
            }
        }
        return objects;
    }

    private void parse(ManifestFile file, List<RenderedObject> objects) {
        if (file.entry().size() > limits.file().bytes()) {
            tooLarge(file, "the file has more than %d bytes".formatted(limits.file().bytes()));
            return;
        }
        byte[] content = file.entry().bytes();
        var parsed = new YamlReader(dialect, limits.file()).read(file.path().text(), content);
        if (dialect == Dialect.KUBECTL && isUnrelated(file, parsed.documents(), content)) {
            return;
        }
        findings.addAll(parsed.problems());
        for (var document : parsed.documents()) {
            expand(document, objects);
        }
    }

    /// Argo CD passes over a YAML file that begins with something else than an object, unless it
    /// looks like a manifest.
    private static boolean isUnrelated(
            ManifestFile file, List<YamlNode> documents, byte[] content) {
        if (file.path().name().endsWith(".json")
                || (!documents.isEmpty() && hasKind(documents.getFirst()))) {
            return false;
        }
        var text = new String(content, UTF_8);
        return !(text.contains("apiVersion:")
                && text.contains("kind:")
                && text.contains("metadata:"));
    }

    private static boolean hasKind(YamlNode document) {
        return document instanceof Mapping mapping && mapping.string("kind").isPresent();
    }

    private void expand(YamlNode document, List<RenderedObject> objects) {
        if (objects.size() > limits.objects() || isNull(document)) {
            return;
        }
        if (!(document instanceof Mapping mapping)) {
            findings.error(
                    "NotAnObject",
                    document.position(),
                    "a Kubernetes object is a mapping, not a "
                            + (document instanceof Sequence ? "sequence" : "single value"),
                    "write apiVersion, kind and metadata, or move the file out of the directory");
            return;
        }
        switch (items(mapping).orElse(null)) {
            case null -> object(mapping, objects);
            case Sequence items -> items.items().forEach(item -> expand(item, objects));
            case Scalar _, Mapping _ -> {}
        }
    }

    /// The items of a list kind; an empty value stands for none.
    private static Optional<YamlNode> items(Mapping mapping) {
        return mapping.get("items")
                .filter(
                        items ->
                                mapping.string("kind").filter(k -> k.endsWith("List")).isPresent()
                                        && (items instanceof Sequence || isNull(items)));
    }

    private void object(Mapping mapping, List<RenderedObject> objects) {
        nodes += count(mapping);
        var at = mapping.position();
        boolean sound = true;
        if (mapping.mapping("sops").flatMap(sops -> sops.get("mac")).isPresent()) {
            findings.error(
                    "SopsNotSupported",
                    at,
                    "the object is encrypted with SOPS, which is not supported yet",
                    "move it out of the directory");
            return;
        }
        sound &= has(mapping, "apiVersion", "", at);
        sound &= has(mapping, "kind", "", at);
        var metadata = mapping.get("metadata");
        if (metadata.isPresent() && metadata.get() instanceof Mapping fields) {
            sound &= hasName(fields);
            sound &= stringOrAbsent(fields, "namespace");
            sound &= strings(fields, "labels");
            sound &= strings(fields, "annotations");
        } else {
            missing("metadata.name", metadata.map(YamlNode::position).orElse(at));
            sound = false;
        }
        if (sound) {
            objects.add(RenderedObject.of(mapping));
        }
    }

    private boolean hasName(Mapping metadata) {
        if (metadata.get("generateName").isPresent() && metadata.get("name").isEmpty()) {
            findings.error(
                    "GenerateName",
                    metadata.position(),
                    "metadata.generateName gives the object a new name with every run",
                    "write metadata.name");
            return false;
        }
        return has(metadata, "name", "metadata.", metadata.position());
    }

    private boolean has(Mapping mapping, String field, String parent, Position otherwise) {
        var value = mapping.get(field);
        if (value.isEmpty() || isNull(value.get())) {
            missing(parent + field, otherwise);
            return false;
        }
        var text = mapping.string(field);
        if (text.isEmpty() || text.get().isEmpty()) {
            findings.error(
                    "InvalidObject",
                    value.get().position(),
                    parent + field + " is to be a string that is not empty",
                    "write it in quotes");
            return false;
        }
        return true;
    }

    private void missing(String field, Position at) {
        findings.error(
                "InvalidObject",
                at,
                "the object has no " + field,
                "write it, or move what is no Kubernetes object out of the directory");
    }

    private boolean stringOrAbsent(Mapping metadata, String field) {
        var value = metadata.get(field);
        if (value.isEmpty() || isNull(value.get()) || metadata.string(field).isPresent()) {
            return true;
        }
        findings.error(
                "InvalidObject",
                value.get().position(),
                "metadata." + field + " is to be a string",
                "write it in quotes");
        return false;
    }

    private boolean strings(Mapping metadata, String field) {
        var value = metadata.get(field);
        if (value.isEmpty() || isNull(value.get())) {
            return true;
        }
        if (!(value.get() instanceof Mapping entries)) {
            findings.error(
                    "InvalidObject",
                    value.get().position(),
                    "metadata." + field + " is to be a mapping",
                    "write one line for each");
            return false;
        }
        boolean sound = true;
        for (var entry : entries.fields().values()) {
            if (!(entry.value() instanceof Scalar scalar)
                    || !(scalar.value() instanceof String || scalar.isNull())) {
                findings.error(
                        "InvalidObject",
                        entry.value().position(),
                        "metadata.%s.%s is to be a string".formatted(field, entry.key().text()),
                        "write it in quotes");
                sound = false;
            }
        }
        return sound;
    }

    private void tooMany(Position at) {
        findings.error(
                "DeliveryTooLarge",
                at,
                "there are more than %d objects or %d values"
                        .formatted(limits.objects(), limits.nodes()),
                "divide it into several deliveries");
    }

    private void tooLarge(ManifestFile file, String what) {
        findings.error(
                "DeliveryTooLarge",
                Position.startOf(file.path().text()),
                what,
                "divide the directory into several deliveries");
    }

    private static boolean isNull(YamlNode node) {
        return node instanceof Scalar scalar && scalar.isNull();
    }

    private static long count(YamlNode node) {
        return switch (node) {
            case Scalar _ -> 1;
            case Sequence sequence ->
                    1 + sequence.items().stream().mapToLong(ManifestParser::count).sum();
            case Mapping mapping ->
                    1
                            + mapping.fields().values().stream()
                                    .mapToLong(field -> count(field.value()))
                                    .sum();
        };
    }
}
