package dev.sluice.kustomize.transform;

import dev.sluice.kustomize.definition.Fields;
import dev.sluice.kustomize.definition.ReplacementDefinition;
import dev.sluice.kustomize.definition.Strictness;
import dev.sluice.kustomize.load.Found;
import dev.sluice.kustomize.load.Loader;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.replacement.Replacements;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.EqualKeys;
import dev.sluice.manifest.Limits;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlReader;
import java.util.ArrayList;
import java.util.List;

/// Copies values between objects: `replacements`, in place or in files of their own.
public final class ReplacementTransformer implements Transformer {

    private final List<ReplacementDefinition> definitions;

    private ReplacementTransformer(List<ReplacementDefinition> definitions) {
        this.definitions = List.copyOf(definitions);
    }

    /// Loads the files that replacements name; what is wrong with them is noted.
    public static ReplacementTransformer of(
            List<ReplacementDefinition> entries, Loader loader, Problems problems) {
        var definitions = new ArrayList<ReplacementDefinition>();
        for (var entry : entries) {
            if (entry.path().isEmpty()) {
                definitions.add(entry);
            } else if (entry.source().isPresent() || !entry.targets().isEmpty()) {
                problems.error(
                        "InvalidReplacement",
                        entry.position(),
                        "the replacement has both a path and a text of its own",
                        "give it one of the two");
            } else {
                definitions.addAll(file(entry, loader, problems));
            }
        }
        return new ReplacementTransformer(definitions);
    }

    /// The plugin of this name.
    public static ReplacementTransformer read(Fields fields, Loader loader) {
        return of(
                fields.list("replacements", ReplacementDefinition::read),
                loader,
                fields.problems());
    }

    private static List<ReplacementDefinition> file(
            ReplacementDefinition entry, Loader loader, Problems problems) {
        return switch (loader.file(entry.path())) {
            case Found.File(var name, var content) -> {
                var reader = new YamlReader(Dialect.KUBECTL, Limits.DEFAULT, EqualKeys.LAST_COUNTS);
                var parsed = reader.readFirst(name, content);
                problems.addAll(parsed.problems());
                yield parsed.documents().stream()
                        .flatMap(document -> definitions(document, problems).stream())
                        .toList();
            }
            case Found.Nothing(var problem) -> {
                problems.add(problem);
                yield List.of();
            }
            case Found.Directory _ -> List.of();
        };
    }

    private static List<ReplacementDefinition> definitions(YamlNode document, Problems problems) {
        return switch (document) {
            case Sequence sequence ->
                    sequence.items().stream().map(item -> definition(item, problems)).toList();
            case Mapping mapping -> List.of(definition(mapping, problems));
            case YamlNode other -> {
                problems.error(
                        "InvalidReplacement",
                        other.position(),
                        "the file holds neither a replacement nor a list of them",
                        "write source and targets");
                yield List.of();
            }
        };
    }

    private static ReplacementDefinition definition(YamlNode node, Problems problems) {
        return Fields.read(node, Strictness.PLUGIN, problems, ReplacementDefinition::readAlone);
    }

    @Override
    public Resources transform(Resources resources, Problems problems) {
        return new Replacements(problems).apply(definitions, resources);
    }
}
