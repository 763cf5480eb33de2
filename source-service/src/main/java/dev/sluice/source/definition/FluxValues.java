package dev.sluice.source.definition;

import dev.sluice.events.ChartValues;
import dev.sluice.events.ChartValues.Kind;
import dev.sluice.events.ChartValues.ValuesReference;
import dev.sluice.events.SecretReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The values and post-renderers of a HelmRelease.
record FluxValues(Resource resource, Fields spec) {

    private static final String DEFAULT_KEY = "values.yaml";
    private static final List<String> CHANGES =
            List.of("patches", "images", "patchesStrategicMerge", "patchesJson6902");

    @SuppressWarnings("NullAway") // it does not see the annotation inside Map in class files
    ChartValues of(List<String> chartFiles, boolean ignoreMissing) {
        return new ChartValues(
                chartFiles,
                List.of(),
                ignoreMissing,
                references(),
                spec.content("values"),
                List.of(),
                List.of());
    }

    private List<ValuesReference> references() {
        var references = new ArrayList<ValuesReference>();
        for (var fields : spec.objects("valuesFrom")) {
            reference(fields).ifPresent(references::add);
            fields.warnOfTheRest();
        }
        return references;
    }

    private Optional<ValuesReference> reference(Fields fields) {
        if (!fields.has("kind")) {
            fields.missing("kind");
        }
        var kind = fields.oneOf("kind", List.of("Secret", "ConfigMap"));
        var name = resource.nameIn(fields, "name", true);
        var key = fields.string("valuesKey").filter(text -> !text.isEmpty()).orElse(DEFAULT_KEY);
        var targetPath = fields.string("targetPath").filter(text -> !text.isEmpty()).orElse(null);
        boolean literal = fields.flag("literal", false);
        boolean optional = fields.flag("optional", false);
        return kind.flatMap(
                word ->
                        name.map(
                                found ->
                                        new ValuesReference(
                                                word.equals("Secret")
                                                        ? Kind.SECRET
                                                        : Kind.CONFIG_MAP,
                                                new SecretReference(
                                                        resource.namespace(), found, key),
                                                targetPath,
                                                literal,
                                                optional)));
    }

    static List<Map<String, @Nullable Object>> postRenderers(Fields spec) {
        var renderers = new ArrayList<Map<String, @Nullable Object>>();
        for (var renderer : spec.objects("postRenderers")) {
            renderer.object("kustomize")
                    .ifPresent(
                            kustomize -> {
                                var changes = new LinkedHashMap<String, @Nullable Object>();
                                for (var name : CHANGES) {
                                    var items = kustomize.contents(name);
                                    if (!items.isEmpty()) {
                                        changes.put(name, items);
                                    }
                                }
                                kustomize.warnOfTheRest();
                                renderers.add(changes);
                            });
            renderer.warnOfTheRest();
        }
        return renderers;
    }
}
