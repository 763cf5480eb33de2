package dev.sluice.kustomize.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Writes trees of kustomizations that combine features: a base or two, an overlay, perhaps a
/// component. The directory to build is `top`.
public final class KustomizationSource {

    private final Choice choice;
    private boolean hasAnchors;
    private final ObjectSource objects;
    private final StyleSource style;
    private final NamingSource naming;
    private final GeneratorSource generators;
    private final PatchSource patches;
    private final ImageSource images;
    private final ReferenceSource references;
    private final PluginFields plugins;
    private final ComponentSource components;
    private final SchemaSource schemas;
    private final SequencedMap<String, String> files = new LinkedHashMap<>();
    private boolean isRenamed;

    private KustomizationSource(long seed) {
        this.choice = new Choice(seed);
        this.objects = new ObjectSource(choice);
        this.style = new StyleSource(choice);
        this.naming = new NamingSource(choice);
        this.generators = new GeneratorSource(choice, files);
        this.patches = new PatchSource(choice, objects, files);
        this.images = new ImageSource(choice, objects);
        var replacements = new ReplacementSource(choice, objects);
        var sources = new PluginSource(choice, objects);
        this.references = new ReferenceSource(choice, replacements);
        this.plugins = new PluginFields(choice, sources, files);
        this.components = new ComponentSource(choice, replacements, sources, files);
        this.schemas = new SchemaSource(choice);
    }

    /// The files of one tree, by path.
    public static Map<String, String> files(long seed) {
        var source = new KustomizationSource(seed);
        source.tree();
        return source.files;
    }

    private void tree() {
        var below = new ArrayList<String>();
        layer("base", List.of());
        below.add("../base");
        if (choice.oneIn(3)) {
            layer("other", List.of());
            below.add("../other");
        }
        if (choice.oneIn(3)) {
            layer("middle", below);
            below.clear();
            below.add("../middle");
        }
        layer("top", below);
    }

    private void layer(String directory, List<String> below) {
        var text = new StringBuilder();
        var resources = new ArrayList<>(below);
        hasAnchors = !directory.equals("other");
        if (below.isEmpty() || choice.oneIn(3)) {
            for (int i = 0; i <= choice.below(2); i++) {
                var file = "objects" + i + ".yaml";
                files.put(directory + "/" + file, style.file(documents()));
                resources.add(file);
            }
        }
        if (directory.equals("base")) {
            files.put(
                    "base/anchors.yaml", choice.oneIn(6) ? style.file(Anchors.FILE) : Anchors.FILE);
            resources.add("anchors.yaml");
        }
        text.append("resources:\n");
        resources.forEach(resource -> text.append("- ").append(resource).append('\n'));
        var wasRenamed = isRenamed;
        isRenamed |= naming.names(text);
        naming.labels(text);
        generators.write(directory, wasRenamed, text);
        patches.write(directory, hasAnchors, text);
        images.write(hasAnchors, text);
        references.write(hasAnchors, wasRenamed, text);
        isRenamed |= components.write(directory, text);
        rest(directory, text);
        plugins.write(directory, hasAnchors, text);
        former(directory, text);
        files.put(
                directory + "/kustomization.yaml",
                choice.oneIn(12) ? text.toString().replace("\n", "\r\n") : text.toString());
    }

    private String documents() {
        var documents = new ArrayList<String>();
        for (int i = 0; i <= choice.below(4); i++) {
            documents.add(objects.object());
        }
        return String.join("---\n", documents);
    }

    private void rest(String directory, StringBuilder text) {
        if (choice.oneIn(7)) {
            files.put(
                    directory + "/fields.yaml",
                    "nameReference:\n- kind: ConfigMap\n  fieldSpecs:\n  - kind: Widget\n    path: spec/value\nimages:\n- path: spec/list[]/name\n  kind: Gadget\ncommonLabels:\n- path: spec/nested/labels\n  kind: Widget\n  create: true\n");
            text.append("configurations: [fields.yaml]\n");
        }
        if (choice.oneIn(9)) {
            text.append("sortOptions:\n  order: ")
                    .append(
                            choice.of(
                                    "fifo\n",
                                    "legacy\n",
                                    "legacy\n  legacySortOptions:\n    orderFirst: [Widget, Service]\n    orderLast: [Namespace]\n"));
        }
        if (choice.oneIn(9)) {
            text.append("buildMetadata: [")
                    .append(
                            choice.of(
                                    "originAnnotations",
                                    "transformerAnnotations",
                                    "originAnnotations, transformerAnnotations",
                                    "managedByLabel"))
                    .append("]\n");
        }
    }

    /// Fields that newer ones replace, and those about schemas.
    private void former(String directory, StringBuilder text) {
        if (hasAnchors && choice.oneIn(12)) {
            text.append("patchesStrategicMerge:\n")
                    .append(PluginFields.inline(patches.anchorPatch()));
        }
        if (hasAnchors && choice.oneIn(12)) {
            text.append("patchesJson6902:\n- target:\n    kind: Widget\n    version: v1\n")
                    .append("    group: example.com\n    name: anchor\n  patch: |-\n")
                    .append("    - op: add\n      path: /spec/list/-\n      value: ")
                    .append(choice.of("c", "1", "{a: b}"))
                    .append('\n');
        }
        if (choice.oneIn(60)) {
            files.put(directory + "/schema.json", SchemaSource.OPENAPI);
            text.append("openapi:\n  path: schema.json\n");
        }
        if (choice.oneIn(15)) {
            files.put(directory + "/crd.json", schemas.crd());
            text.append("crds: [crd.json]\n");
        }
        if (choice.oneIn(10)) {
            text.append("metadata:\n  name: k\n  labels: {own: label}\n");
        }
    }
}
