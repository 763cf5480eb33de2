package dev.sluice.kustomize.transform;

import dev.sluice.kustomize.definition.FieldSpec;
import dev.sluice.kustomize.draft.Restyled;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.kustomize.resource.Scalars;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Sets labels or annotations wherever field specs say.
final class Entries implements Transformer {

    private final SortedMap<String, String> entries;
    private final List<FieldSpec> specs;

    Entries(Map<String, String> entries, List<FieldSpec> specs) {
        this.entries = new TreeMap<>(entries);
        this.specs = specs;
    }

    @Override
    public Resources transform(Resources resources, Problems problems) {
        return entries.isEmpty()
                ? resources
                : resources.each(resource -> dressed(resource, problems));
    }

    private Resource dressed(Resource resource, Problems problems) {
        var dressed = resource;
        for (var entry : entries.entrySet()) {
            dressed = new Setting(entry.getKey(), entry.getValue(), problems).in(dressed);
        }
        return dressed;
    }

    /// One entry in one object.
    private final class Setting {

        private final String key;
        private final Scalar added;
        private final Problems problems;
        private int additions;

        Setting(String key, String value, Problems problems) {
            this.key = key;
            this.added = Restyled.string(value, Position.NOWHERE);
            this.problems = problems;
        }

        Resource in(Resource resource) {
            var content = resource.content();
            for (var spec : specs) {
                content =
                        FieldEditor.edit(
                                resource,
                                content,
                                spec,
                                FieldEditor.Missing.MADE_MAPPING,
                                this::set,
                                problems);
            }
            var changed = resource.withContent(content);
            return additions > 1 ? changed.withShared(added) : changed;
        }

        private YamlNode set(YamlNode node) {
            if (node instanceof Mapping mapping) {
                var old = mapping.get(key);
                additions += old.isEmpty() ? 1 : 0;
                return Scalars.with(
                        mapping,
                        key,
                        old.<YamlNode>map(it -> Scalars.string(added.text(), it)).orElse(added));
            }
            if (!Scalars.isNull(node)) {
                problems.error(
                        "FieldDoesNotFit",
                        node.position(),
                        "%s cannot be set in what is no mapping".formatted(key),
                        "make it a mapping");
            }
            return node;
        }
    }
}
