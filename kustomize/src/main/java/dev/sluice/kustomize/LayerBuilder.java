package dev.sluice.kustomize;

import dev.sluice.kustomize.Steps.Step;
import dev.sluice.kustomize.definition.FieldSpecs;
import dev.sluice.kustomize.definition.Kustomization;
import dev.sluice.kustomize.definition.Located;
import dev.sluice.kustomize.load.Found;
import dev.sluice.kustomize.load.Loader;
import dev.sluice.kustomize.load.ObjectReader;
import dev.sluice.kustomize.load.RepositoryUrl;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.reference.Variables;
import dev.sluice.kustomize.resource.Origin;
import dev.sluice.kustomize.resource.Origin.Configuration;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.kustomize.transform.Transformer;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds the layer of one kustomization: what it names, generates and changes, in kustomize's
/// order (`api/internal/target/kusttarget.go`).
final class LayerBuilder {

    private final Session session;
    private final Problems problems;
    private final Loader loader;
    private final Kustomization kustomization;
    private final Optional<Origin> origin;
    private final String helmNamespace;

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
        this.origin = origin;
        var own = kustomization.changes().namespace();
        this.helmNamespace = own.isEmpty() ? helmNamespace : own.text();
    }

    private interface Stage {
        Layer on(Layer layer);
    }

    /// The layer; a component starts with that of its parent. Where a stage finds errors the next
    /// ones would only find their consequences.
    Layer build(Layer start) {
        var stages =
                List.<Stage>of(
                        layer -> resources(layer, kustomization.inputs().resources()),
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

    private Layer resources(Layer start, List<Located> paths) {
        var layer = start;
        for (var path : paths) {
            layer =
                    switch (loader.fileOrDirectory(path)) {
                        case Found.File(var name, var content) ->
                                layer.with(objects(path, name, content), problems);
                        case Found.Directory(var directory) ->
                                layer.with(base(path, directory), problems);
                        case Found.Nothing(var problem) -> noted(problem, layer);
                    };
        }
        return layer;
    }

    private Layer noted(Problem problem, Layer layer) {
        problems.add(problem);
        return layer;
    }

    private List<Resource> objects(Located path, String name, byte[] content) {
        return new ObjectReader(session.openApi(), problems)
                .read(name, content).orElseGet(List::of).stream()
                        .map(this::resource)
                        .map(resource -> withOrigin(resource, path.text()))
                        .toList();
    }

    private Resource resource(Mapping object) {
        return Resource.of(object, session.openApi()::isClusterScoped);
    }

    private Resource withOrigin(Resource resource, String path) {
        return originOf(path)
                .map(found -> resource.noted(notes -> notes.withOrigin(found.text())))
                .orElse(resource);
    }

    private Optional<Origin> originOf(String path) {
        return origin.map(
                here ->
                        RepositoryUrl.parse(path)
                                .map(url -> Origin.remote(url.repository(), url.path(), url.ref()))
                                .orElseGet(() -> here.append(path)));
    }

    private Layer components(Layer start) {
        var layer = start;
        for (var path : kustomization.inputs().components()) {
            layer =
                    switch (loader.directory(path)) {
                        case Found.Directory(var directory) -> below(path, directory, true, layer);
                        case Found.Nothing(var problem) -> noted(problem, layer);
                        case Found.File _ -> layer;
                    };
        }
        return layer;
    }

    private Layer base(Located path, Loader directory) {
        var key =
                new BuiltLayers.Key(
                        directory.where(),
                        originOf(path.text()),
                        helmNamespace,
                        session.openApi().isChosen());
        return session.builtLayers()
                .get(key, directory, path, () -> below(path, directory, false, Layer.EMPTY));
    }

    /// The layer of a directory that is named here.
    private Layer below(Located path, Loader directory, boolean isComponent, Layer start) {
        if (!directory.mayEnter()) {
            return start;
        }
        var found = new KustomizationFile(directory, problems).read(path);
        if (found.isEmpty()) {
            return start;
        }
        new SchemaChoice(session.openApi(), directory, problems).ofBase(found.get());
        var hasRightKind = isComponent == (found.get().kind() == Kustomization.Kind.COMPONENT);
        if (!hasRightKind) {
            problems.error(
                    "InvalidKind",
                    path.position(),
                    isComponent
                            ? "%s is no Component".formatted(path)
                            : "%s is a Component".formatted(path),
                    isComponent ? "name it under resources" : "name it under components");
            return start;
        }
        return new LayerBuilder(
                        session, directory, found.get(), originOf(path.text()), helmNamespace)
                .build(start);
    }

    private Layer fieldSpecs(Layer layer) {
        var files = new FieldSpecFiles(loader, problems);
        var inputs = kustomization.inputs();
        return layer.with(
                        FieldSpecs.defaults()
                                .merged(files.configurations(inputs.configurations()), problems),
                        problems)
                .with(files.crds(inputs.crds()), problems);
    }

    private Layer generated(Layer layer) {
        var file = origin.map(here -> here.append(kustomizationName()));
        var generators = new Generators(session, loader, file, layer.resources());
        generators.run(kustomization.generation(), helmNamespace);
        var plugins = new Plugins(session, loader);
        for (var configuration : configurations(kustomization.inputs().generators())) {
            generators.absorb(plugins.generate(configuration), configuredBy(configuration));
        }
        return layer.with(generators.resources());
    }

    /// The objects that configure plugins, in files, directories or in place.
    private List<Resource> configurations(List<Located> entries) {
        var paths = new ArrayList<Located>();
        var layer = Layer.EMPTY;
        for (var entry : entries) {
            var inline =
                    new ObjectReader(session.openApi(), new Problems())
                            .read(entry.position(), entry.text());
            if (inline.isEmpty()) {
                paths.add(entry);
            } else {
                var objects =
                        inline.get().stream()
                                .map(this::resource)
                                .map(resource -> withOrigin(resource, kustomizationName()))
                                .toList();
                layer = layer.with(objects, problems);
            }
        }
        return resources(layer, paths).resources().all();
    }

    /// How a plugin's work is noted: by the origin of its configuration.
    private Optional<String> configuredBy(Resource configuration) {
        return origin.flatMap(_ -> configuration.notes().configurationOrigin())
                .map(
                        from ->
                                from.text(
                                        new Configuration(
                                                configuration.gvk().apiVersion(),
                                                configuration.kind(),
                                                configuration.name(),
                                                configuration.namespace())));
    }

    private Layer transformed(Layer layer) {
        var steps = new Steps(session, loader, kustomization.changes(), layer.specs()).all();
        var plugins = new Plugins(session, loader);
        var configurations = configurations(kustomization.inputs().transformers());
        var external = new ArrayList<External>();
        for (var configuration : configurations) {
            external.add(new External(configuration, plugins.transformers(configuration).toList()));
        }
        if (problems.haveErrors()) {
            return layer;
        }
        var resources = layer.resources();
        for (var step : steps) {
            resources = transformed(resources, List.of(step.transformer()), noteOf(step));
        }
        for (var each : external) {
            resources =
                    transformed(resources, each.transformers(), configuredBy(each.configuration()));
        }
        return layer.with(resources);
    }

    /// What few lines put into many objects may be too much.
    private Layer weighed(Layer layer) {
        var allowance = loader.allowance();
        if (Weight.exceeds(layer.resources(), allowance.output())) {
            allowance.refuseOutput();
        }
        return layer;
    }

    private record External(Resource configuration, List<Transformer> transformers) {}

    private Optional<String> noteOf(Step step) {
        return origin.map(
                here -> here.append(kustomizationName()).text(Configuration.builtIn(step.name())));
    }

    private Resources transformed(
            Resources resources, List<Transformer> transformers, Optional<String> note) {
        var changed = resources;
        for (var transformer : transformers) {
            changed = problems.haveErrors() ? changed : transformer.transform(changed, problems);
        }
        return note.isEmpty()
                ? changed
                : changed.each(
                        resource ->
                                resource.notes().origin().isEmpty()
                                        ? resource.noted(notes -> notes.withOrigin(note.get()))
                                        : resource.withTransformation(Origin.asItem(note.get())));
    }

    private Layer validated(Layer layer) {
        var plugins = new Plugins(session, loader);
        for (var configuration : configurations(kustomization.inputs().validators())) {
            var validators = plugins.transformers(configuration).toList();
            var after = transformed(layer.resources(), validators, Optional.empty());
            if (!after.haveSameContentAs(layer.resources())) {
                problems.error(
                        "ValidatorChangesObjects",
                        configuration.position(),
                        "the validator %s changes objects".formatted(configuration),
                        "name it under transformers");
            }
        }
        return layer;
    }

    private Layer variables(Layer layer) {
        var definitions = kustomization.changes().variables();
        return layer.with(Variables.noted(layer.resources(), definitions, problems))
                .with(Variables.NONE.with(definitions, problems), problems);
    }

    private String kustomizationName() {
        var file = kustomization.file();
        return file.substring(file.lastIndexOf('/') + 1);
    }
}
