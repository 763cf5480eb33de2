package dev.sluice.source.definition;

import dev.sluice.events.Layout.FluxDirectory;
import dev.sluice.events.PostBuild;
import dev.sluice.events.PostBuild.SubstituteFrom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a Flux Kustomization changes in the kustomization of its directory, and the variables that
/// it replaces after the build.
record FluxChanges(Resource resource, Fields spec) {

    private static final Pattern VARIABLE = Pattern.compile("[_a-zA-Z][_a-zA-Z0-9]*");
    private static final List<String> TARGET =
            List.of(
                    "group",
                    "version",
                    "kind",
                    "name",
                    "namespace",
                    "labelSelector",
                    "annotationSelector");

    @SuppressWarnings("NullAway") // it does not see the annotation inside Map in class files
    FluxDirectory layout() {
        return new FluxDirectory(kustomization(), postBuild());
    }

    /// The fields as they are given, each known to have the right type.
    private Map<String, @Nullable Object> kustomization() {
        checkPatches();
        checkImages();
        var changes = new LinkedHashMap<String, @Nullable Object>();
        for (var name : List.of("namePrefix", "nameSuffix")) {
            spec.string(name).ifPresent(text -> changes.put(name, text));
        }
        for (var name : List.of("patches", "patchesStrategicMerge", "patchesJson6902", "images")) {
            put(changes, name, spec.contents(name));
        }
        put(changes, "components", spec.strings("components"));
        if (spec.flag("ignoreMissingComponents", false) && changes.containsKey("components")) {
            changes.put("ignoreMissingComponents", true);
        }
        put(changes, "buildMetadata", spec.strings("buildMetadata"));
        return changes;
    }

    private static void put(Map<String, @Nullable Object> changes, String name, List<?> items) {
        if (!items.isEmpty()) {
            changes.put(name, items);
        }
    }

    private void checkPatches() {
        for (var patch : spec.objects("patches")) {
            patch.required("patch");
            patch.object("target").ifPresent(FluxChanges::checkTarget);
            patch.warnOfTheRest();
        }
        for (var patch : spec.objects("patchesJson6902")) {
            patch.accept("patch");
            patch.requiredObject("target").ifPresent(FluxChanges::checkTarget);
            patch.warnOfTheRest();
        }
    }

    private static void checkTarget(Fields target) {
        TARGET.forEach(target::string);
        target.warnOfTheRest();
    }

    private void checkImages() {
        for (var image : spec.objects("images")) {
            image.required("name");
            List.of("newName", "newTag", "digest").forEach(image::string);
            image.warnOfTheRest();
        }
    }

    private @Nullable PostBuild postBuild() {
        return spec.object("postBuild").map(this::postBuild).orElse(null);
    }

    private PostBuild postBuild(Fields fields) {
        var substitute = fields.stringMap("substitute");
        for (var name : substitute.keySet()) {
            if (!VARIABLE.matcher(name).matches()) {
                fields.invalid(
                        "substitute",
                        "%s holds '%s', which is no name of a variable"
                                .formatted(fields.pathOf("substitute"), name),
                        "write letters, digits and _, and no digit at the start");
            }
        }
        var from = new ArrayList<SubstituteFrom>();
        for (var reference : fields.objects("substituteFrom")) {
            reference(reference).ifPresent(from::add);
            reference.warnOfTheRest();
        }
        var strategy =
                fields.oneOf("substituteStrategy", List.of("WithVariables", "Always"))
                        .orElse("WithVariables");
        fields.warnOfTheRest();
        return new PostBuild(substitute, from, strategy.equals("Always"));
    }

    private Optional<SubstituteFrom> reference(Fields fields) {
        if (!fields.has("kind")) {
            fields.missing("kind");
        }
        var kind = fields.oneOf("kind", List.of("Secret", "ConfigMap"));
        var name = resource.nameIn(fields, "name", true);
        var optional = fields.flag("optional", false);
        return kind.map(
                        word ->
                                word.equals("Secret")
                                        ? PostBuild.Kind.SECRET
                                        : PostBuild.Kind.CONFIG_MAP)
                .flatMap(word -> name.map(found -> new SubstituteFrom(word, found, optional)));
    }
}
