package dev.sluice.render.kustomization;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Merges images into those of a kustomization.
final class Images {

    private Images() {}

    /// As Flux does (`GenerateManifest` of `fluxcd/pkg/kustomize`): fields that are not given stay,
    /// but tag and digest are one.
    static void merge(Written kustomization, List<Mapping> images) {
        for (var image : images) {
            var merged = new ArrayList<>(kustomization.items("images"));
            var at = indexOf(merged, text(image, "name"));
            if (at < 0) {
                merged.add(image);
            } else if (merged.get(at) instanceof Mapping known) {
                merged.set(at, merged(known, image));
            }
            kustomization.set("images", new Sequence(merged, image.position()));
        }
    }

    private static Mapping merged(Mapping known, Mapping image) {
        var merged = known;
        if (!text(image, "newName").isEmpty()) {
            merged = with(merged, "newName", text(image, "newName"));
        }
        if (!text(image, "newTag").isEmpty() || !text(image, "digest").isEmpty()) {
            merged = with(merged, "newTag", text(image, "newTag"));
            merged = with(merged, "digest", text(image, "digest"));
        }
        return merged;
    }

    /// As `kustomize edit set image` does, which Argo CD calls: what is set stands in place of what
    /// is written, `*` keeps a part, and all are sorted by name.
    static void set(Written kustomization, List<ImageArgument> arguments) {
        var byName = new TreeMap<String, YamlNode>();
        for (var item : kustomization.items("images")) {
            if (item instanceof Mapping image) {
                byName.put(text(image, "name"), image);
            }
        }
        for (var argument : arguments) {
            var known =
                    byName.get(argument.name()) instanceof Mapping image
                            ? image
                            : Mapping.empty(argument.position());
            byName.put(argument.name(), argument.over(known));
        }
        if (!arguments.isEmpty()) {
            var position = arguments.getFirst().position();
            kustomization.set("images", new Sequence(List.copyOf(byName.values()), position));
        }
    }

    static Mapping with(Mapping image, String field, String text) {
        return text.isEmpty()
                ? image.without(field)
                : image.with(field, Scalar.string(text, image.position()));
    }

    static String text(Mapping image, String field) {
        return image.string(field).orElse("");
    }

    private static int indexOf(List<YamlNode> images, String name) {
        for (var i = 0; i < images.size(); i++) {
            if (images.get(i) instanceof Mapping image && text(image, "name").equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
