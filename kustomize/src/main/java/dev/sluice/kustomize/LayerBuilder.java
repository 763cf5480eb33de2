package dev.sluice.kustomize;

import dev.sluice.kustomize.definition.FieldSpecs;
import dev.sluice.kustomize.definition.Kustomization;
import dev.sluice.kustomize.load.Loader;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.reference.Variables;
import dev.sluice.kustomize.resource.Origin;
import java.util.List;
import java.util.Optional;

/// Builds the layer of one kustomization: what it names, generates and changes, in kustomize's
/// order (`api/internal/target/kusttarget.go`).
final class LayerBuilder {

    private final Session session;
    private final Problems problems;
    private final Loader loader;
    private final Kustomization kustomization;
    private final Provenance provenance;
    private final String helmNamespace;
    private final Accumulation accumulation;
    private final Transformation transformation;

    /// @param origin the directory as origins call it, if they are noted
    /// @param helmNamespace the namespace of the kustomizations above, which charts inherit
    LayerBuilder(
            Session session,
            Loader loader,
            Kustomization kustomization,
            Optional<Origin> origin,
            String helmNamespace) {
        this.session = session;
        this.problems = session.problems();
        this.loader = loader;
        this.kustomization = kustomization;
        this.provenance = new Provenance(origin, nameOf(kustomization));
        var own = kustomization.changes().namespace();
        this.helmNamespace = own.isEmpty() ? helmNamespace : own.text();
        this.accumulation = new Accumulation(session, loader, provenance, this.helmNamespace);
        this.transformation = new Transformation(session, loader, accumulation, provenance);
    }

    private static String nameOf(Kustomization kustomization) {
        var file = kustomization.file();
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private interface Stage {
        Layer on(Layer layer);
    }

    /// The layer; a component starts with that of its parent. Where a stage finds errors the next
    /// ones would only find their consequences.
    Layer build(Layer start) {
        var stages =
                List.<Stage>of(
                        this::resources,
                        this::fieldSpecs,
                        this::generated,
                        this::components,
                        this::transformed,
                        this::weighed,
                        this::validated,
                        this::variables);
        var layer = start;
        for (var stage : stages) {
            if (!problems.haveErrors()) {
                layer = stage.on(layer);
            }
        }
        return layer;
    }

    private Layer resources(Layer layer) {
        return accumulation.resources(layer, kustomization.inputs().resources());
    }

    private Layer fieldSpecs(Layer layer) {
        var files = new FieldSpecFiles(loader, problems);
        var inputs = kustomization.inputs();
        var configured = files.configurations(inputs.configurations());
        return layer.with(FieldSpecs.defaults().merged(configured, problems), problems)
                .with(files.crds(inputs.crds()), problems);
    }

    private Layer generated(Layer layer) {
        var generators = new Generators(session, loader, provenance, layer.resources());
        generators.run(kustomization.generation(), helmNamespace);
        transformation.generate(kustomization, generators);
        return layer.with(generators.resources());
    }

    private Layer components(Layer layer) {
        return accumulation.components(layer, kustomization.inputs().components());
    }

    private Layer transformed(Layer layer) {
        return transformation.transformed(layer, kustomization);
    }

    /// What few lines put into many objects may be too much.
    private Layer weighed(Layer layer) {
        var allowance = loader.allowance();
        if (Weight.exceeds(layer.resources(), allowance.output())) {
            allowance.refuseOutput();
        }
        return layer;
    }

    private Layer validated(Layer layer) {
        return transformation.validated(layer, kustomization);
    }

    private Layer variables(Layer layer) {
        var definitions = kustomization.changes().variables();
        return layer.with(Variables.noted(layer.resources(), definitions, problems))
                .with(Variables.NONE.with(definitions, problems), problems);
    }
}
