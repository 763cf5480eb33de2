package dev.sluice.source.definition;

import dev.sluice.events.Layout.ArgoKustomization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The `kustomize` options of an Application's source.
record ArgoKustomize(Fields options) {

    @SuppressWarnings("NullAway") // it does not see the annotation inside Map in class files
    ArgoKustomization layout() {
        var given = new LinkedHashMap<String, @Nullable Object>();
        for (var name : List.of("namePrefix", "nameSuffix", "namespace")) {
            options.string(name).ifPresent(text -> given.put(name, text));
        }
        for (var name : List.of("images", "components")) {
            put(given, name, options.strings(name));
        }
        for (var name : List.of("commonLabels", "commonAnnotations")) {
            var entries = options.stringMap(name);
            if (!entries.isEmpty()) {
                given.put(name, entries);
            }
        }
        for (var name :
                List.of(
                        "labelWithoutSelector",
                        "labelIncludeTemplates",
                        "commonAnnotationsEnvsubst",
                        "forceCommonLabels",
                        "forceCommonAnnotations",
                        "ignoreMissingComponents")) {
            if (options.flag(name, false)) {
                given.put(name, true);
            }
        }
        checkPatches();
        put(given, "patches", options.contents("patches"));
        checkReplicas();
        put(given, "replicas", options.contents("replicas"));
        options.ignore("version", "there is one kustomize, which prints what 5.8.1 prints");
        options.ignore("kubeVersion", "charts inside kustomizations are not rendered");
        options.ignore("apiVersions", "charts inside kustomizations are not rendered");
        options.warnOfTheRest();
        return new ArgoKustomization(given);
    }

    private static void put(Map<String, @Nullable Object> given, String name, List<?> items) {
        if (!items.isEmpty()) {
            given.put(name, items);
        }
    }

    private void checkPatches() {
        for (var patch : options.objects("patches")) {
            if (patch.has("patch") == patch.has("path")) {
                patch.invalid(
                        "patch",
                        "%s names %s patch"
                                .formatted(
                                        options.pathOf("patches"),
                                        patch.has("patch") ? "both a path and a" : "no"),
                        "write exactly one of patch and path");
            }
            patch.accept("target", "options");
            patch.warnOfTheRest();
        }
    }

    private void checkReplicas() {
        for (var count : options.objects("replicas")) {
            count.required("name");
            if (!count.has("count")) {
                count.missing("count");
            }
            count.warnOfTheRest();
        }
    }
}
