package dev.sluice.source.definition;

import dev.sluice.events.Problem;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Manifest;
import dev.sluice.manifest.Manifests;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlReader;
import dev.sluice.source.definition.IntakeReading.RawFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one file of an intake says.
///
/// @param problems of what in it is no definition
/// @param isWhole whether all of it could be read, so that what is missing was taken out
public record DefinitionFile(
        String path, List<Converted> definitions, List<Problem> problems, boolean isWhole) {

    private static final int MOST_PROBLEMS = 50;
    private static final String KUSTOMIZE = "kustomize.config.k8s.io/";

    public DefinitionFile {
        definitions = List.copyOf(definitions);
        problems = List.copyOf(problems);
    }

    static DefinitionFile read(RawFile file, Conversion conversion) {
        if (file.content().length == 0) {
            return new DefinitionFile(file.path(), List.of(), List.of(empty(file.path())), false);
        }
        var parsed = new YamlReader(Dialect.KUBECTL).read(file.path(), file.content());
        var problems = new ArrayList<Problem>();
        parsed.problems().stream().map(Findings::of).forEach(problems::add);
        var documents = new ArrayList<YamlNode>();
        for (var document : parsed.documents()) {
            if (isOfKustomize(document)) {
                problems.add(kustomization(document.position()));
            } else {
                documents.add(document);
            }
        }
        return of(file.path(), Manifests.of(documents), problems, conversion, parsed.isSound());
    }

    /// The same for objects that no file holds.
    static DefinitionFile of(List<Map<String, @Nullable Object>> resources, Conversion conversion) {
        var documents = resources.stream().map(YamlNode::of).toList();
        return of("bundle", Manifests.of(documents), new ArrayList<>(), conversion, true);
    }

    private static DefinitionFile of(
            String path,
            Manifests manifests,
            List<Problem> problems,
            Conversion conversion,
            boolean isSound) {
        manifests.problems().stream().map(Findings::of).forEach(problems::add);
        boolean isWhole =
                isSound
                        && manifests.problems().stream()
                                .noneMatch(dev.sluice.manifest.Problem::isError);
        var definitions = new ArrayList<Converted>();
        for (var manifest : manifests.objects()) {
            conversion
                    .convert(manifest)
                    .ifPresentOrElse(definitions::add, () -> problems.add(noDefinition(manifest)));
        }
        return new DefinitionFile(path, definitions, bounded(problems), isWhole);
    }

    private static boolean isOfKustomize(YamlNode document) {
        return document instanceof Mapping mapping
                && mapping.string("apiVersion").orElse("").startsWith(KUSTOMIZE);
    }

    private static Problem kustomization(Position at) {
        return Findings.problem(
                Problem.Severity.WARNING,
                at,
                "NotADefinition",
                "a kustomization of kustomize is not read here: every file of the intake is",
                "keep definitions in files of their own; nothing else is needed");
    }

    private static Problem noDefinition(Manifest manifest) {
        var isSecret = manifest.group().isEmpty() && manifest.kind().equals("Secret");
        return Findings.problem(
                Problem.Severity.WARNING,
                manifest.position(),
                "NotADefinition",
                manifest + " is no definition and is not applied",
                isSecret
                        ? "put its values into the directory of secrets"
                        : "put it into a repository that a delivery names");
    }

    private static Problem empty(String path) {
        return Findings.problem(
                Problem.Severity.WARNING,
                Position.startOf(path),
                "EmptyFile",
                "the file is empty, as if half written",
                "write the definitions into it, or delete it");
    }

    private static List<Problem> bounded(List<Problem> problems) {
        if (problems.size() <= MOST_PROBLEMS) {
            return problems;
        }
        var first = new ArrayList<>(problems.subList(0, MOST_PROBLEMS));
        first.add(
                Problem.warning(
                        "MoreProblems",
                        "and %d more in this file".formatted(problems.size() - MOST_PROBLEMS),
                        "solve those above first"));
        return first;
    }
}
