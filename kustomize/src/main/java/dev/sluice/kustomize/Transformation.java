package dev.sluice.kustomize;

import dev.sluice.kustomize.definition.Kustomization;
import dev.sluice.kustomize.definition.Located;
import dev.sluice.kustomize.load.Loader;
import dev.sluice.kustomize.load.ObjectReader;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.kustomize.transform.Transformer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Changes the objects of a layer: by the fields of its kustomization, then by plugins; and lets
/// validators look at them. What configures plugins stands in files, directories or in place.
final class Transformation {

    private final Session session;
    private final Problems problems;
    private final Loader loader;
    private final Accumulation accumulation;
    private final Provenance provenance;
    private final Plugins plugins;

    Transformation(
            Session session, Loader loader, Accumulation accumulation, Provenance provenance) {
        this.session = session;
        this.problems = session.problems();
        this.loader = loader;
        this.accumulation = accumulation;
        this.provenance = provenance;
        this.plugins = new Plugins(session, loader);
    }

    /// Transformers with one note about their work.
    private record Stage(List<Transformer> transformers, Optional<String> note) {}

    /// Reads all that is to be done before it does any of it.
    Layer transformed(Layer layer, Kustomization kustomization) {
        var stages = new ArrayList<Stage>();
        for (var step : new Steps(session, loader, kustomization.changes(), layer.specs()).all()) {
            stages.add(new Stage(List.of(step.transformer()), provenance.by(step.name())));
        }
        for (var configuration : configurations(kustomization.inputs().transformers())) {
            var transformers = plugins.transformers(configuration).toList();
            stages.add(new Stage(transformers, provenance.by(configuration)));
        }
        if (problems.haveErrors()) {
            return layer;
        }
        var resources = layer.resources();
        for (var stage : stages) {
            resources = transformed(resources, stage);
        }
        return layer.with(resources);
    }

    private Resources transformed(Resources resources, Stage stage) {
        var changed = resources;
        for (var transformer : stage.transformers()) {
            changed = problems.haveErrors() ? changed : transformer.transform(changed, problems);
        }
        return Provenance.transformed(changed, stage.note());
    }

    /// Lets the plugins named under `validators` work, who must not write into an object, not even
    /// what stands there already.
    Layer validated(Layer layer, Kustomization kustomization) {
        for (var configuration : configurations(kustomization.inputs().validators())) {
            var validators = plugins.transformers(configuration).toList();
            var after = transformed(layer.resources(), new Stage(validators, Optional.empty()));
            if (!after.areUntouchedIn(layer.resources())) {
                problems.error(
                        "ValidatorChangesObjects",
                        configuration.position(),
                        "the validator %s changes objects".formatted(configuration),
                        "name it under transformers");
            }
        }
        return layer;
    }

    /// What the plugins named under `generators` generate, for whoever absorbs it.
    void generate(Kustomization kustomization, Generators generators) {
        for (var configuration : configurations(kustomization.inputs().generators())) {
            generators.absorb(plugins.generate(configuration), provenance.by(configuration));
        }
    }

    private List<Resource> configurations(List<Located> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        var paths = new ArrayList<Located>();
        var layer = Layer.EMPTY;
        for (var entry : entries) {
            var inline =
                    new ObjectReader(session.openApi(), new Problems())
                            .read(entry.position(), entry.text());
            if (inline.isEmpty()) {
                paths.add(entry);
            } else {
                var inPlace = accumulation.resources(inline.get(), provenance.file());
                layer = layer.with(inPlace, problems);
            }
        }
        return accumulation.resources(layer, paths).resources().all();
    }
}
