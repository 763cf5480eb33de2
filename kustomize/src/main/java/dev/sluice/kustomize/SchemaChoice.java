package dev.sluice.kustomize;

import dev.sluice.kustomize.definition.Kustomization;
import dev.sluice.kustomize.definition.Kustomization.OpenApiChoice;
import dev.sluice.kustomize.definition.Located;
import dev.sluice.kustomize.load.Found;
import dev.sluice.kustomize.load.Loader;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.schema.OpenApi;
import dev.sluice.manifest.Mapping;
import java.util.Optional;

/// Puts the schema in force that a kustomization names (`SetSchema` of
/// `kyaml/openapi/openapi.go`): the first choice counts, but the file must exist all the same.
record SchemaChoice(OpenApi openApi, Loader loader, Problems problems) {

    void ofRoot(Kustomization kustomization) {
        kustomization.inputs().openApi().ifPresent(choice -> choose(choice, schema(choice)));
    }

    void ofBase(Kustomization kustomization) {
        kustomization
                .inputs()
                .openApi()
                .ifPresent(
                        choice -> {
                            var schema = schema(choice);
                            if (!openApi.isChosen()) {
                                choose(choice, schema);
                            }
                        });
    }

    private void choose(OpenApiChoice choice, Optional<Mapping> schema) {
        if (choice.path().isPresent() && choice.version().isPresent()) {
            problems.error(
                    "InvalidOpenApi",
                    choice.position(),
                    "openapi names both a path and a version",
                    "name one of them");
        } else if (schema.isPresent()) {
            openApi.choose(schema.get());
        } else if (!choice.version().orElse("").isEmpty()) {
            openApi.choose(choice.version().get(), choice.position()).ifPresent(problems::add);
        }
    }

    private Optional<Mapping> schema(OpenApiChoice choice) {
        return choice.path().flatMap(path -> read(new Located(path, choice.position())));
    }

    private Optional<Mapping> read(Located path) {
        return switch (loader.file(path)) {
            case Found.File(var name, var content) -> {
                var parsed = JsonOrYaml.read(name, content);
                problems.addAll(parsed.problems());
                yield parsed.documents().stream()
                        .filter(Mapping.class::isInstance)
                        .map(Mapping.class::cast)
                        .findFirst();
            }
            case Found.Nothing(var problem) -> {
                problems.add(problem);
                yield Optional.empty();
            }
            case Found.Directory _ -> Optional.empty();
        };
    }
}
