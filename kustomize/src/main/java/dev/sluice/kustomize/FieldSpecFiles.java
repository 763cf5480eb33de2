package dev.sluice.kustomize;

import dev.sluice.kustomize.definition.CrdFieldSpecs;
import dev.sluice.kustomize.definition.FieldSpecs;
import dev.sluice.kustomize.definition.Fields;
import dev.sluice.kustomize.definition.Located;
import dev.sluice.kustomize.definition.Strictness;
import dev.sluice.kustomize.load.Found;
import dev.sluice.kustomize.load.Loader;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Parsed;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Reads the files that tell where transformers work: `configurations` and `crds`.
record FieldSpecFiles(Loader loader, Problems problems) {

    FieldSpecs configurations(List<Located> paths) {
        var specs = FieldSpecs.NONE;
        for (var path : paths) {
            var document = document(path, FieldSpecFiles::configuration);
            if (document.isPresent()) {
                var read =
                        Fields.read(
                                document.get(),
                                Strictness.CONFIGURATION,
                                problems,
                                FieldSpecs::read);
                specs = specs.merged(read, problems);
            }
        }
        return specs;
    }

    FieldSpecs crds(List<Located> paths) {
        var specs = FieldSpecs.NONE;
        for (var path : paths) {
            var document = document(path, JsonOrYaml::read);
            if (document.orElse(null) instanceof Mapping definitions) {
                specs = specs.merged(CrdFieldSpecs.read(definitions), problems);
            }
        }
        return specs;
    }

    private static Parsed configuration(String file, byte[] content) {
        return new YamlReader(Dialect.KUBECTL).readFirst(file, content);
    }

    private Optional<YamlNode> document(Located path, BiFunction<String, byte[], Parsed> reader) {
        return switch (loader.file(path)) {
            case Found.File(var name, var content) -> {
                var parsed = reader.apply(name, content);
                problems.addAll(parsed.problems());
                yield parsed.documents().stream().findFirst();
            }
            case Found.Nothing(var problem) -> {
                problems.add(problem);
                yield Optional.empty();
            }
            case Found.Directory _ -> Optional.empty();
        };
    }
}
