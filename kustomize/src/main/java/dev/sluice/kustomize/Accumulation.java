package dev.sluice.kustomize;

import dev.sluice.kustomize.definition.Kustomization;
import dev.sluice.kustomize.definition.Located;
import dev.sluice.kustomize.load.Found;
import dev.sluice.kustomize.load.Loader;
import dev.sluice.kustomize.load.ObjectReader;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Problem;
import java.util.ArrayList;
import java.util.List;

/// Gathers what a kustomization names: objects in files, and the layers of bases and components
/// (`accumulateResources` and `accumulateComponents` of kustomize).
final class Accumulation {

    private final Session session;
    private final Problems problems;
    private final Loader loader;
    private final Provenance provenance;
    private final String helmNamespace;

    Accumulation(Session session, Loader loader, Provenance provenance, String helmNamespace) {
        this.session = session;
        this.problems = session.problems();
        this.loader = loader;
        this.provenance = provenance;
        this.helmNamespace = helmNamespace;
    }

    /// A layer with the objects of files and bases behind its own.
    Layer resources(Layer start, List<Located> paths) {
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

    /// A layer after components worked on it, one after the other.
    Layer components(Layer start, List<Located> paths) {
        var layer = start;
        for (var path : paths) {
            layer =
                    switch (loader.directory(path)) {
                        case Found.Directory(var directory) ->
                                below(path, directory, Kustomization.Kind.COMPONENT, layer);
                        case Found.Nothing(var problem) -> noted(problem, layer);
                        case Found.File _ -> layer;
                    };
        }
        return layer;
    }

    /// Objects of this kustomization, which stand in the file that a path names.
    List<Resource> resources(List<Mapping> objects, String path) {
        var resources = new ArrayList<Resource>(objects.size());
        for (var object : objects) {
            var resource = Resource.of(object, session.openApi()::isClusterScoped);
            resources.add(provenance.noted(resource, path));
        }
        return resources;
    }

    private List<Resource> objects(Located path, String name, byte[] content) {
        var objects = new ObjectReader(session.openApi(), problems).read(name, content);
        return objects.isEmpty() ? List.of() : resources(objects.get(), path.text());
    }

    private Layer base(Located path, Loader directory) {
        var key =
                new BuiltLayers.Key(
                        directory.where(),
                        provenance.of(path.text()),
                        helmNamespace,
                        session.openApi().isChosen());
        return session.builtLayers()
                .get(
                        key,
                        directory,
                        path,
                        () ->
                                below(
                                        path,
                                        directory,
                                        Kustomization.Kind.KUSTOMIZATION,
                                        Layer.EMPTY));
    }

    /// The layer of a directory that is named here, where a kustomization of this kind belongs.
    private Layer below(Located path, Loader directory, Kustomization.Kind kind, Layer start) {
        if (!directory.mayEnter()) {
            return start;
        }
        var found = new KustomizationFile(directory, problems).read(path);
        if (found.isEmpty()) {
            return start;
        }
        new SchemaChoice(session.openApi(), directory, problems).ofBase(found.get());
        if (found.get().kind() != kind) {
            refuse(path, found.get().kind());
            return start;
        }
        return new LayerBuilder(
                        session, directory, found.get(), provenance.of(path.text()), helmNamespace)
                .build(start);
    }

    private void refuse(Located path, Kustomization.Kind kind) {
        switch (kind) {
            case KUSTOMIZATION ->
                    problems.error(
                            "InvalidKind",
                            path.position(),
                            "%s is no Component".formatted(path),
                            "name it under resources");
            case COMPONENT ->
                    problems.error(
                            "InvalidKind",
                            path.position(),
                            "%s is a Component".formatted(path),
                            "name it under components");
        }
    }

    private Layer noted(Problem problem, Layer layer) {
        problems.add(problem);
        return layer;
    }
}
