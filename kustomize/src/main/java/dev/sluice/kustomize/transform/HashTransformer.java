package dev.sluice.kustomize.transform;

import dev.sluice.kustomize.generate.ContentHash;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Reprint;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.kustomize.resource.WrongTypes;

/// Puts the hash of their content behind the names of generated objects.
public final class HashTransformer implements Transformer {

    @Override
    public Resources transform(Resources resources, Problems problems) {
        return resources.each(
                resource -> resource.notes().needsHash() ? hashed(resource, problems) : resource);
    }

    private static Resource hashed(Resource resource, Problems problems) {
        if (WrongTypes.note(resource.content(), problems)) {
            return resource;
        }
        var hash = ContentHash.of(Reprint.of(resource.content()));
        if (hash.isEmpty()) {
            problems.error(
                    "NoHash",
                    resource.position(),
                    "%s asks for a hash behind its name, which only ConfigMaps and Secrets get"
                            .formatted(resource),
                    "remove the annotation internal.config.kubernetes.io/needsHashSuffix");
            return resource;
        }
        return resource.withPresentIdNoted().withName(resource.name() + "-" + hash.get());
    }
}
