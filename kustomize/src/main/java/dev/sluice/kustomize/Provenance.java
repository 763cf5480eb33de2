package dev.sluice.kustomize;

import dev.sluice.kustomize.load.RepositoryUrl;
import dev.sluice.kustomize.resource.Origin;
import dev.sluice.kustomize.resource.Origin.Configuration;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
import java.util.Optional;

/// Where the objects of one kustomization come from and what changed them, noted on them if
/// `buildMetadata` asks for it.
///
/// @param directory the kustomization's, as origins call it; empty if nothing is noted
/// @param file the name of the kustomization's file in it
record Provenance(Optional<Origin> directory, String file) {

    /// The origin of what a path in the kustomization names.
    Optional<Origin> of(String path) {
        if (directory.isEmpty()) {
            return Optional.empty();
        }
        var url = RepositoryUrl.parse(path);
        return Optional.of(
                url.isPresent()
                        ? Origin.remote(url.get().repository(), url.get().path(), url.get().ref())
                        : directory.get().append(path));
    }

    /// An object that stands in a file.
    Resource noted(Resource resource, String path) {
        return of(path).map(origin -> noted(resource, origin)).orElse(resource);
    }

    private static Resource noted(Resource resource, Origin origin) {
        return resource.noted(notes -> notes.withOrigin(origin.text()));
    }

    /// How the work of a field of the kustomization is noted.
    Optional<String> by(String kind) {
        return directory.map(here -> here.append(file).text(Configuration.builtIn(kind)));
    }

    /// How the work of a plugin is noted: by the origin of its configuration.
    Optional<String> by(Resource configuration) {
        return directory
                .flatMap(_ -> configuration.notes().configurationOrigin())
                .map(
                        from ->
                                from.text(
                                        new Configuration(
                                                configuration.gvk().apiVersion(),
                                                configuration.kind(),
                                                configuration.name(),
                                                configuration.namespace())));
    }

    /// Notes on all objects what they went through.
    static Resources transformed(Resources resources, Optional<String> by) {
        return by.isEmpty()
                ? resources
                : resources.each(resource -> transformed(resource, by.get()));
    }

    private static Resource transformed(Resource resource, String by) {
        return resource.notes().origin().isEmpty()
                ? resource.noted(notes -> notes.withOrigin(by))
                : resource.withTransformation(Origin.asItem(by));
    }
}
