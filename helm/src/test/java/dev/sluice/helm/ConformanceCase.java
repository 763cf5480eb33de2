package dev.sluice.helm;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoStrings;
import dev.sluice.helm.values.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// One call of `helm template` and what the real one did.
record ConformanceCase(Path folder, GoMap meta) {

    /// The folder with the cases of the real Helm.
    static Path corpus() {
        return Path.of(System.getProperty("sluice.conformance"), "helm-cases");
    }

    static ConformanceCase named(String name) {
        var folder = corpus().resolve("cases").resolve(name);
        return new ConformanceCase(folder, json(text(folder.resolve("meta.json"))));
    }

    static Stream<String> names() {
        try (var folders = Files.list(corpus().resolve("cases"))) {
            return folders
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GoMap json(String text) {
        return (GoMap) ((JsonText.Reading.Read) JsonText.read(text)).value();
    }

    String text(String field, String otherwise) {
        return meta.get(field) instanceof String text ? text : otherwise;
    }

    boolean truth(String field) {
        return Boolean.TRUE.equals(meta.get(field));
    }

    List<String> texts(String field) {
        return meta.get(field) instanceof GoList list
                ? list.items().stream().map(String::valueOf).toList()
                : List.of();
    }

    /// Where two runs of the real one differ, counted from 1.
    Set<Integer> randomLines() {
        var lines = new HashSet<Integer>();
        if (meta.get("randomLines") instanceof GoList list) {
            list.items().forEach(line -> lines.add(((Double) line).intValue()));
        }
        return lines;
    }

    /// Whether Helm 4 differs from Helm 3 only in blank lines and trailing space, and its own
    /// output is not at hand.
    boolean isOnlySpacedOtherwise(HelmMajor helm) {
        return helm == HelmMajor.HELM_4
                && text("helm4", "").equals("space")
                && !has("oracle-helm4.yaml");
    }

    /// Whether it is not known what this line of Helm prints: of outputs with random lines those of
    /// Helm 4 were not kept.
    boolean isUnknown(HelmMajor helm) {
        return helm == HelmMajor.HELM_4 && !randomLines().isEmpty() && !has("oracle-helm4.yaml");
    }

    boolean fails(HelmMajor helm) {
        var failsInHelm3 = !Double.valueOf(0).equals(meta.get("exit"));
        var otherInHelm4 = helm == HelmMajor.HELM_4 && text("helm4", "").equals("exit");
        return failsInHelm3 != otherInHelm4;
    }

    String expected(HelmMajor helm) {
        return helm == HelmMajor.HELM_4 && has("oracle-helm4.yaml")
                ? text(folder.resolve("oracle-helm4.yaml"))
                : text(folder.resolve("oracle.yaml"));
    }

    /// The text of a file of the case, as Go reads it.
    String file(String name) {
        return text(folder.resolve(name));
    }

    boolean has(String name) {
        return Files.exists(folder.resolve(name)) || Files.exists(folder.resolve(name + ".gz"));
    }

    private static String text(Path file) {
        try {
            if (Files.exists(file)) {
                return GoStrings.of(Files.readAllBytes(file));
            }
            var packed = file.resolveSibling(file.getFileName() + ".gz");
            try (var in = new GZIPInputStream(Files.newInputStream(packed))) {
                return GoStrings.of(in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
