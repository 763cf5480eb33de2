package dev.sluice.render.rendering;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import java.util.Map;

/// Sets labels and annotations on the metadata of an object, over those that it has.
final class CommonMetadata {

    private CommonMetadata() {}

    static RenderedObject set(
            RenderedObject object, Map<String, String> labels, Map<String, String> annotations) {
        var manifest = object.manifest();
        var metadata = manifest.mapping("metadata").orElse(Mapping.empty(object.position()));
        metadata = set(metadata, "labels", labels);
        metadata = set(metadata, "annotations", annotations);
        return object.with(manifest.with("metadata", metadata));
    }

    private static Mapping set(Mapping metadata, String field, Map<String, String> values) {
        if (values.isEmpty()) {
            return metadata;
        }
        var entries = metadata.mapping(field).orElse(Mapping.empty(metadata.position()));
        for (var value : values.entrySet()) {
            entries =
                    entries.with(
                            value.getKey(), Scalar.string(value.getValue(), entries.position()));
        }
        return metadata.with(field, entries);
    }
}
