package dev.sluice.kustomize.reference;

import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.ResourceId;
import dev.sluice.kustomize.resource.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The objects of a build by the names that they once had.
final class RenamedObjects {

    private final List<Resource> all;
    private final Map<String, List<Resource>> byFormerName = new HashMap<>();

    RenamedObjects(Resources resources) {
        this.all = resources.all();
        for (var resource : all) {
            var names =
                    resource.previousIds().stream()
                            .map(ResourceId::name)
                            .collect(Collectors.toCollection(LinkedHashSet::new));
            for (var name : names) {
                byFormerName.computeIfAbsent(name, _ -> new ArrayList<>()).add(resource);
            }
        }
    }

    List<Resource> all() {
        return all;
    }

    List<Resource> formerlyNamed(String name) {
        return byFormerName.getOrDefault(name, List.of());
    }
}
