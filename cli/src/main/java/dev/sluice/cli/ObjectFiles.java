package dev.sluice.cli;

import dev.sluice.kustomize.resource.Gvk;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.ResourceId;
import dev.sluice.kustomize.schema.OpenApi;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.YamlPrinter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The files that `kustomize build -o DIRECTORY` writes, one for each object, by name: group,
/// version, kind and name in small letters, behind the namespace if there are several
/// (`kustomize/commands/build/writer.go`).
final class ObjectFiles {

    private ObjectFiles() {}

    static SequencedMap<String, String> of(List<Mapping> objects) {
        var openApi = OpenApi.preloaded();
        var resources =
                objects.stream().map(each -> Resource.of(each, openApi::isClusterScoped)).toList();
        var hasSeveralNamespaces =
                resources.stream()
                                .map(resource -> resource.id().effectiveNamespace())
                                .filter(namespace -> !isNone(namespace))
                                .distinct()
                                .count()
                        > 1;
        var files = new LinkedHashMap<String, String>();
        for (var resource : resources) {
            files.put(
                    fileName(resource, hasSeveralNamespaces),
                    YamlPrinter.print(resource.content()));
        }
        return files;
    }

    private static String fileName(Resource resource, boolean hasSeveralNamespaces) {
        var namespace = resource.id().effectiveNamespace();
        var place = hasSeveralNamespaces && !isNone(namespace) ? namespace + "_" : "";
        var name = place + words(resource.gvk()) + "_" + resource.name() + ".yaml";
        return name.toLowerCase(Locale.ROOT);
    }

    private static String words(Gvk gvk) {
        return Stream.of(gvk.group(), gvk.version(), gvk.kind())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining("_"));
    }

    private static boolean isNone(String namespace) {
        return namespace.equals(ResourceId.NOT_NAMESPACED);
    }
}
