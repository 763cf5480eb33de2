package dev.sluice.kustomize;

import dev.sluice.kustomize.generate.Charts;
import dev.sluice.kustomize.load.Remotes;
import dev.sluice.kustomize.load.Restriction;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.FieldPath;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.YamlReader;
import dev.sluice.manifest.tree.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// One case of the conformance corpus: a folder with `in/`, `root`, `meta.json` and what the real
/// kustomize made of it.
record CorpusCase(Path folder, Mapping meta) {

    static Stream<CorpusCase> all(Path corpus) throws IOException {
        try (var folders = Files.list(corpus.resolve("cases"))) {
            return folders.sorted().map(CorpusCase::read).toList().stream();
        }
    }

    private static CorpusCase read(Path folder) {
        try {
            var json = Files.readString(folder.resolve("meta.json"));
            var meta = new YamlReader(Dialect.KUBECTL).read("meta.json", json);
            return new CorpusCase(folder, (Mapping) meta.documents().getFirst());
        } catch (IOException e) {
            throw new IllegalStateException("reading " + folder, e);
        }
    }

    /// Whether kustomize 5.8.1 fails; features that only its main branch has are mistakes to it.
    boolean fails() {
        var exit = text("oracle", "exit");
        return !exit.isEmpty()
                ? !exit.equals("0")
                : text("verified").equals("newer-than-oracle") || text("kind").equals("error");
    }

    Rendering build(Options.Order order) throws IOException {
        var unrestricted = text("options", "loadRestrictor").equals("none");
        var options =
                Options.DEFAULT
                        .withManagedBy("kustomize-(devel)") // As the corpus was made.
                        .withOrder(order)
                        .withRestriction(unrestricted ? Restriction.NONE : Restriction.ROOT_ONLY);
        var root = Files.readString(folder.resolve("root")).strip();
        return new Kustomize(options, Remotes.none(), Charts.none())
                .build(
                        Folder.tree(folder.resolve("in")),
                        TreePath.of(root.startsWith("/") ? root.substring(1) : root));
    }

    /// The orders for which there is an output to compare with.
    List<Options.Order> orders() {
        return Files.exists(folder.resolve("oracle-none.yaml"))
                ? List.of(Options.Order.LEGACY, Options.Order.NONE)
                : List.of(Options.Order.LEGACY);
    }

    String expected(Options.Order order) throws IOException {
        var file =
                switch (order) {
                    case LEGACY -> "oracle.yaml";
                    case NONE -> "oracle-none.yaml";
                };
        return Files.readString(folder.resolve(file));
    }

    private String text(String... path) {
        return meta.at(FieldPath.of(path))
                .filter(Scalar.class::isInstance)
                .map(node -> ((Scalar) node).text())
                .orElse("");
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
