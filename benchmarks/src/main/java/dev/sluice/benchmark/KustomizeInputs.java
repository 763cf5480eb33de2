package dev.sluice.benchmark;

import dev.sluice.manifest.tree.MapSourceTree;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Kustomizations to be measured with.
///
/// @param folder where it lies on disk, for those who read it there
record KustomizeInputs(SourceTree tree, TreePath directory, Path folder) {

    private static final String DEPLOYMENT =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              selector:
                matchLabels: {app: web}
              template:
                metadata:
                  labels: {app: web}
                spec:
                  containers:
                  - name: main
                    image: nginx:1.25
                    env:
                    - {name: COLOR, value: blue}
                    ports:
                    - containerPort: 80
            """;

    private static final String PATCH =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              template:
                spec:
                  containers:
                  - name: main
                    env:
                    - {name: COLOR, value: red}
                    resources:
                      limits: {memory: 64Mi}
                  - name: side
                    image: redis
            """;

    /// The cases of a corpus that give an output: folders with `in/`, `root` and `oracle.yaml`.
    static List<KustomizeInputs> corpus(Path corpus) throws IOException {
        var cases = new ArrayList<KustomizeInputs>();
        try (var folders = Files.list(corpus)) {
            for (var folder : folders.sorted().toList()) {
                if (Files.exists(folder.resolve("oracle.yaml"))) {
                    cases.add(read(folder));
                }
            }
        }
        return cases;
    }

    private static KustomizeInputs read(Path folder) throws IOException {
        var in = folder.resolve("in");
        var root = Files.readString(folder.resolve("root")).strip().replaceFirst("^/+", "");
        var tree = MapSourceTree.builder();
        try (var files = Files.walk(in)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                tree.file(in.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return new KustomizeInputs(tree.build(), TreePath.of(root), in.resolve(root));
    }

    /// One Deployment and one strategic merge patch, written to a folder as well.
    static KustomizeInputs strategicMerge(Path folder) throws IOException {
        var files = new LinkedHashMap<String, String>();
        files.put("kustomization.yaml", "resources: [web.yaml]\npatches:\n- path: patch.yaml\n");
        files.put("web.yaml", DEPLOYMENT);
        files.put("patch.yaml", PATCH);
        return written(files, "", folder);
    }

    /// An overlay of 1000 objects with a prefix, a namespace, labels, an image and a patch, written
    /// to a folder as well.
    static KustomizeInputs thousandObjects(Path folder) throws IOException {
        var files = new LinkedHashMap<String, String>();
        var text = new StringBuilder();
        for (var i = 0; i < 500; i++) {
            text.append(DEPLOYMENT.replace("name: web", "name: web-" + i)).append("---\n");
            text.append(
                    """
                    apiVersion: v1
                    kind: Service
                    metadata:
                      name: web-%d
                    spec:
                      selector: {app: web}
                      ports:
                      - port: 80
                    ---
                    """
                            .formatted(i));
        }
        files.put("base/objects.yaml", text.toString());
        files.put("base/kustomization.yaml", "resources: [objects.yaml]\n");
        files.put("overlay/patch.yaml", PATCH.replace("name: web", "name: web-7"));
        files.put(
                "overlay/kustomization.yaml",
                """
                resources: [../base]
                namePrefix: eu-
                namespace: shop
                labels:
                - pairs: {team: shop}
                  includeSelectors: true
                images:
                - {name: nginx, newTag: "1.26"}
                patches:
                - path: patch.yaml
                """);
        return written(files, "overlay", folder);
    }

    private static KustomizeInputs written(
            LinkedHashMap<String, String> files, String directory, Path folder) throws IOException {
        for (var file : files.entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return new KustomizeInputs(
                MapSourceTree.of(files), TreePath.of(directory), folder.resolve(directory));
    }
}
